import type { IncomingMessage, ServerResponse } from "node:http";
import { WorkId } from "@/core/kernel/ids/ids";
import type { RenderQuota } from "@/server/domain/settings/take-render";
import { readWithout } from "@/server/domain/work/credit/read-without";
import type { WorkDeps } from "@/server/domain/work/deps";
import { readFile } from "@/server/domain/work/files/read-file";
import { openLogs } from "@/server/domain/work/lineage/read-lineage";
import { readRecord } from "@/server/domain/work/read-work";
import { sendJson } from "./send";
import { sendBytes } from "./send-bytes";
import { sendJsonPieces } from "./send-pieces";

export const FILE_PATH = /^\/api\/works\/([0-9a-f]{16})\/(\d{2,4})\.(png|jpeg|jpg|webp)$/;
export const WITHOUT_PATH = /^\/api\/works\/([0-9a-f]{16})\/without\/([A-Za-z0-9_-]{1,64})$/;
export const LOG_PATH = /^\/api\/works\/([0-9a-f]{16})\/log\.json$/;
export const RECORD_PATH = /^\/api\/works\/([0-9a-f]{16})\/record(?:\/(\d{1,5}))?\.json$/;

/**
 * A work's file. Caches ask again after a minute, so that what is taken down is gone from everywhere soon; unchanged files
 * answer 304.
 */
export async function serveWorkFile(
  request: IncomingMessage,
  response: ServerResponse,
  deps: WorkDeps,
  [, id = "", size = "", extension = ""]: RegExpMatchArray,
  quota?: RenderQuota,
): Promise<void> {
  const format = extension === "jpg" ? "jpeg" : extension;
  const file = await readFile(deps, { work: WorkId.parse(id), size: Number(size), format }, quota);
  const download = new URL(request.url ?? "/", "http://x").searchParams.has("download");
  if (download)
    response.setHeader("Content-Disposition", `attachment; filename="cohue-${id}-${size}.${extension}"`);
  sendBytes(request, response, { ...file, cache: "public, max-age=60, must-revalidate" });
}

/** The picture without somebody, as long as the work is shown. */
export async function serveWithout(
  request: IncomingMessage,
  response: ServerResponse,
  deps: WorkDeps,
  [, id = "", player = ""]: RegExpMatchArray,
): Promise<void> {
  const picture = await readWithout(deps, id, player);
  sendBytes(request, response, { ...picture, cache: "public, max-age=60, must-revalidate" });
}

/** The logs a work comes from, for those who check it by themselves; only where every room of them is public. */
export async function serveLog(
  response: ServerResponse,
  deps: WorkDeps,
  [, id = ""]: RegExpMatchArray,
): Promise<void> {
  await sendJsonPieces(response, openLogs(deps, WorkId.parse(id)));
}

/** A work's signed record stays readable when the work is not shown: it holds no picture. */
export async function serveRecord(
  response: ServerResponse,
  deps: WorkDeps,
  [, id = "", version]: RegExpMatchArray,
): Promise<void> {
  const record = await readRecord(deps, WorkId.parse(id), version ? Number(version) : undefined);
  sendJson(response, 200, record);
}

/** Who signs here: present and past keys, and the root certificate of Content Credentials. */
export function serveInstance(
  response: ServerResponse,
  deps: Pick<WorkDeps, "signer" | "marks" | "version">,
): void {
  sendJson(response, 200, {
    software: { name: "cohue", version: deps.version },
    keys: deps.signer.keys,
    contentCredentials: { root: deps.marks.rootPem },
  });
}
