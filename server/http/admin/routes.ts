import { type Route, route } from "../route";
import { downloadBackup } from "./download-backup";
import { exportAudit } from "./export-audit";

type Needs = Parameters<typeof exportAudit>[0] & Parameters<typeof downloadBackup>[0];

/** Files for admins. To everyone else these addresses do not exist. */
export const adminRoutes = (needs: Needs): readonly Route[] => [
  route("/api/admin/audit.:format", exportAudit(needs), {
    paths: ["/api/admin/:file{audit\\.(?:csv|json)}"],
  }),
  route("/api/admin/backup.tar.gz", downloadBackup(needs)),
];
