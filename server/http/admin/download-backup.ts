import { downloadBackup as writeBackup } from "@/server/domain/backup/download-backup";
import type { Services } from "@/server/services";
import { only } from "../middleware/method";
import { ownPages } from "../middleware/origin";
import { admins } from "../middleware/role";
import { handlers } from "../router";
import { sendFile } from "../send/file";

type Needs = Pick<Services, "config" | "room" | "work" | "logger">;

/** A backup of everything, keys included. Written down before the first byte goes out. */
export const downloadBackup = ({ config, room, work, logger }: Needs) =>
  handlers(only("GET"), admins, ownPages("not_found"), async (c) => {
    const source = {
      dataDir: config.dataDir,
      databaseUrl: config.databaseUrl,
      blobs: room.blobs,
      version: work.version,
    };
    return sendFile(c.env, {
      type: "application/gzip",
      name: `cohue-${new Date().toISOString().slice(0, 16).replace(/[:T]/g, "-")}.tar.gz`,
      bytes: writeBackup(room, c.var.person.actor, source, Date.now(), (lacking) => {
        if (lacking.length > 0) logger.error({ lacking }, "a backup lacks files");
      }),
    });
  });
