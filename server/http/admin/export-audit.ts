import {
  type AuditFilter,
  type AuditFormat,
  exportAudit as exportRows,
} from "@/server/domain/audit/read-audit";
import type { Services } from "@/server/services";
import { only } from "../middleware/method";
import { ownPages } from "../middleware/origin";
import { admins } from "../middleware/role";
import { handlers, partOf, queryOf } from "../router";
import { sendFile } from "../send/file";

const TYPES: Readonly<Record<AuditFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
};

/** The audit log, or the part that fits, as a file. That it was taken is written down as well. */
export const exportAudit = ({ room }: Pick<Services, "room">) =>
  handlers(only("GET"), admins, ownPages("not_found"), async (c) => {
    const format: AuditFormat = partOf(c, "file").endsWith(".csv") ? "csv" : "json";
    return sendFile(c.env, {
      type: TYPES[format],
      name: `cohue-audit-${new Date().toISOString().slice(0, 10)}.${format}`,
      bytes: exportRows(room, c.var.person.actor, filterOf(queryOf(c)), format),
    });
  });

const DAY = 86_400_000;
function filterOf(search: URLSearchParams): AuditFilter {
  const text = (name: string) => search.get(name)?.slice(0, 100) || undefined;
  const at = (name: string, plus = 0) => {
    const ms = Date.parse(text(name) ?? "");
    return Number.isNaN(ms) ? undefined : ms + plus;
  };
  return {
    actor: text("actor"),
    action: text("action"),
    subject: text("subject"),
    from: at("from"),
    until: at("until", DAY),
  };
}
