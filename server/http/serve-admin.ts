import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "@/core/kernel/errors";
import { freeSession, type Session } from "@/server/auth/session";
import { type AuditFilter, type AuditFormat, exportAudit } from "@/server/domain/audit/read-audit";
import { downloadBackup } from "@/server/domain/backup/download-backup";
import type { Services } from "@/server/services";

export const AUDIT_PATH = /^\/api\/admin\/audit\.(csv|json)$/;
export const BACKUP_PATH = "/api/admin/backup.tar.gz";

/** To everyone but an admin what is behind it does not exist. */
async function requireAdmin(services: Services, request: IncomingMessage): Promise<Session> {
  const cookie = request.headers.cookie ?? "";
  const session = freeSession(await services.accounts.sessionOf(new Headers({ cookie })));
  if (session?.role !== "admin") throw new AppError("not_found", "not an admin");
  // A page of another site can send an admin's browser here: it would only make work, so it is not done.
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none")
    throw new AppError("not_found", `asked from ${site}`);
  return session;
}

/** The audit log, or the part that fits, as a file. That it was taken is written down as well. */
export async function serveAudit(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
  [, format = ""]: RegExpMatchArray,
): Promise<void> {
  if (request.method !== "GET") throw new AppError("not_found");
  const { actor } = await requireAdmin(services, request);
  const filter = filterOf(new URL(request.url ?? "/", "http://x").searchParams);
  const type = format === "csv" ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
  await sendFile(response, {
    type,
    name: `cohue-audit-${new Date().toISOString().slice(0, 10)}.${format}`,
    bytes: exportAudit(services.room, actor, filter, format as AuditFormat),
  });
}

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

/** A backup of everything, keys included. Written down before the first byte goes out. */
export async function serveBackup(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
): Promise<void> {
  if (request.method !== "GET") throw new AppError("not_found");
  const { actor } = await requireAdmin(services, request);
  const { config, room, work } = services;
  const source = {
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    blobs: room.blobs,
    version: work.version,
  };
  await sendFile(response, {
    type: "application/gzip",
    name: `cohue-${new Date().toISOString().slice(0, 16).replace(/[:T]/g, "-")}.tar.gz`,
    bytes: downloadBackup(room, actor, source, Date.now(), (lacking) => {
      if (lacking.length > 0) services.logger.error({ lacking }, "a backup lacks files");
    }),
  });
}

type Sent = { type: string; name: string; bytes: AsyncIterable<string | Uint8Array> };

/** The first piece is made before the head is sent, so that what cannot be made is answered as any other error. */
async function sendFile(response: ServerResponse, { type, name, bytes }: Sent): Promise<void> {
  const pieces = bytes[Symbol.asyncIterator]();
  const first = await pieces.next();
  response.writeHead(200, {
    "Content-Type": type,
    "Content-Disposition": `attachment; filename="${name}"`,
    "Cache-Control": "no-store",
  });
  async function* all() {
    if (!first.done) yield first.value;
    yield* { [Symbol.asyncIterator]: () => pieces };
  }
  await pipeline(Readable.from(all()), response);
}
