import type { IncomingMessage, ServerResponse } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "@/core/errors";
import { readSigned, type SignedRecord } from "@/core/work/record";
import { instanceSources } from "@/server/domain/verify/instance-sources";
import { verifyFile } from "@/server/domain/verify/verify-file";
import type { WorkDeps } from "@/server/domain/work/deps";
import { parseJson, readBody } from "./read-body";
import { sendJson } from "./send";

/** Bytes a file to verify may have. */
export const MAX_UPLOAD = 32 * 1024 * 1024;
const perAddress = new RateLimiterMemory({ keyPrefix: "verify", points: 20, duration: 60 });
/** Files looked at at once: each is decoded in memory. */
const AT_ONCE = 2;
let busy = 0;

/** Checks a file (its bytes are the body) or a record alone (JSON). Nothing of it is kept. */
export async function serveVerify(
  request: IncomingMessage,
  response: ServerResponse,
  deps: WorkDeps,
): Promise<void> {
  if (request.method !== "POST") throw new AppError("not_found");
  const address = String(request.headers["x-cohue-client"] ?? request.socket.remoteAddress ?? "");
  await perAddress.consume(address).catch(() => {
    throw new AppError("too_frequent");
  });
  if (busy >= AT_ONCE)
    throw new AppError("too_frequent", "verify is busy", "Others are verifying too. Try again in a moment.");
  busy += 1;
  try {
    const body = await readBody(request, MAX_UPLOAD);
    const isRecord = /^application\/json\b/.test(request.headers["content-type"] ?? "");
    const sources = instanceSources(deps);
    const report = isRecord
      ? await verifyFile(null, parseRecord(body), sources)
      : await verifyFile(body, null, sources);
    sendJson(response, 200, report);
  } finally {
    busy -= 1;
  }
}

function parseRecord(body: Uint8Array): SignedRecord | "damaged" {
  const record = readSigned(parseJson(body));
  if (!record)
    throw new AppError("malformed", "not a record", "This is not a record of Cohue, or a damaged one.");
  return record;
}
