import type { IncomingMessage, ServerResponse } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "@/core/errors";
import { readSigned, type SignedRecord } from "@/core/work/record";
import { networkOf } from "@/server/domain/person/network";
import { instanceSources } from "@/server/domain/verify/instance-sources";
import { verifyFile } from "@/server/domain/verify/verify-file";
import type { WorkDeps } from "@/server/domain/work/deps";
import { CLIENT_ADDRESS } from "./client-address";
import { parseJson, readBody } from "./read-body";
import { sendJson } from "./send";

/** Bytes a file to verify may have. */
const MAX_UPLOAD = 32 * 1024 * 1024;
const perNetwork = new RateLimiterMemory({ keyPrefix: "verify", points: 20, duration: 60 });
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
  const address = String(request.headers[CLIENT_ADDRESS] ?? request.socket.remoteAddress ?? "");
  const network = networkOf(address) ?? address;
  await perNetwork.consume(network).catch(() => {
    throw new AppError("too_frequent");
  });
  const body = await receive(request, network);
  if (busy >= AT_ONCE) throw crowded();
  busy += 1;
  try {
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

async function receive(request: IncomingMessage, network: string): Promise<Uint8Array> {
  const all = [...sending.values()].reduce((sum, n) => sum + n, 0);
  const mine = sending.get(network) ?? 0;
  if (all >= SENT.all || mine >= SENT.each) throw crowded();
  sending.set(network, mine + 1);
  try {
    return await readBody(request, MAX_UPLOAD);
  } finally {
    const left = (sending.get(network) ?? 1) - 1;
    if (left > 0) sending.set(network, left);
    else sending.delete(network);
  }
}

function parseRecord(body: Uint8Array): SignedRecord | "damaged" {
  const record = readSigned(parseJson(body));
  if (!record)
    throw new AppError("malformed", "not a record", "This is not a record of Cohue, or a damaged one.");
  return record;
}
