import type { IncomingMessage, ServerResponse } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "@/core/errors";
import { readSigned, type SignedRecord } from "@/core/work/record";
import { countedBy, SHARED } from "@/server/domain/person/network";
import { instanceSources } from "@/server/domain/verify/instance-sources";
import { verifyFile } from "@/server/domain/verify/verify-file";
import type { WorkDeps } from "@/server/domain/work/deps";
import { clientAddress } from "./client-address";
import { parseJson, readBody, requireBodyWithin } from "./read-body";
import { sendJson } from "./send";

/** Bytes a file to verify may have. */
export const VERIFY_BODY = 32 * 1024 * 1024;
/** Bytes a record alone may have: a recipe is 256 KiB at most, names and credits the rest. */
export const RECORD_BODY = 512 * 1024;
const A_MINUTE = 20;
const perNetwork = new RateLimiterMemory({ keyPrefix: "verify", points: A_MINUTE, duration: 60 });
/** By an address that many people may be behind. */
const perShared = new RateLimiterMemory({ keyPrefix: "verify", points: A_MINUTE * SHARED, duration: 60 });
/** Files looked at at once: each is decoded in memory. */
const AT_ONCE = 2;
let busy = 0;
/** Files being sent at once, from everywhere and from one network: who sends slowly holds up nobody else. */
const SENT = { all: 12, each: 3 };
const sending = new Map<string, number>();

const crowded = () =>
  new AppError("too_frequent", "verify is busy", "Others are verifying too. Try again in a moment.");

/** Checks a file (its bytes are the body) or a record alone (JSON). Nothing of it is kept. */
export async function serveVerify(
  request: IncomingMessage,
  response: ServerResponse,
  deps: WorkDeps,
): Promise<void> {
  if (request.method !== "POST") throw new AppError("not_found");
  const isRecord = /^application\/json\b/i.test(request.headers["content-type"] ?? "");
  const most = isRecord ? RECORD_BODY : VERIFY_BODY;
  requireBodyWithin(request, most);
  const from = countedBy(clientAddress(request) ?? "");
  await (from.isShared ? perShared : perNetwork).consume(from.who).catch(() => {
    throw new AppError("too_frequent");
  });
  const body = await receive(request, most, from);
  if (busy >= AT_ONCE) throw crowded();
  busy += 1;
  try {
    const sources = instanceSources(deps);
    const report = isRecord
      ? await verifyFile(null, parseRecord(body), sources)
      : await verifyFile(body, null, sources);
    sendJson(response, 200, report);
  } finally {
    busy -= 1;
  }
}

async function receive(
  request: IncomingMessage,
  most: number,
  { who, isShared }: ReturnType<typeof countedBy>,
): Promise<Uint8Array> {
  const all = [...sending.values()].reduce((sum, n) => sum + n, 0);
  const mine = sending.get(who) ?? 0;
  if (all >= SENT.all || mine >= (isShared ? SENT.all : SENT.each)) throw crowded();
  sending.set(who, mine + 1);
  try {
    return await readBody(request, most);
  } finally {
    const left = (sending.get(who) ?? 1) - 1;
    if (left > 0) sending.set(who, left);
    else sending.delete(who);
  }
}

function parseRecord(body: Uint8Array): SignedRecord | "damaged" {
  const record = readSigned(parseJson(body));
  if (!record)
    throw new AppError("malformed", "not a record", "This is not a record of Cohue, or a damaged one.");
  return record;
}
