import type { IncomingMessage, ServerResponse } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "@/core/errors";
import { networkOf } from "@/server/domain/person/network";
import type { Services } from "@/server/services";
import { CLIENT_ADDRESS } from "./client-address";
import { readBody } from "./read-body";
import { sendJson } from "./send";

/** Bytes a file to verify may have. */
export const VERIFY_BODY = 32 * 1024 * 1024;
/** Bytes a record alone may have: more than any that is signed here. */
export const RECORD_BODY = 2 * 1024 * 1024;
const perNetwork = new RateLimiterMemory({ keyPrefix: "verify", points: 20, duration: 60 });
/** Files sent or looked at, from everywhere and from one network: who sends slowly holds up nobody else. */
const HELD = { all: 12, each: 3 };
const held = new Map<string, number>();

/** Checks a file (its bytes are the body) or a record alone (JSON). Nothing of it is kept, and nothing of it is read in this process. */
export async function serveVerify(
  request: IncomingMessage,
  response: ServerResponse,
  { intake, work }: Pick<Services, "intake" | "work">,
): Promise<void> {
  if (request.method !== "POST") throw new AppError("not_found");
  const address = String(request.headers[CLIENT_ADDRESS] ?? request.socket.remoteAddress ?? "");
  const network = networkOf(address) ?? address;
  await perNetwork.consume(network).catch(() => {
    throw new AppError("too_frequent");
  });
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const report = await holding(network, async () => {
    const isRecord = /^application\/json\b/.test(request.headers["content-type"] ?? "");
    const body = await readBody(request, isRecord ? RECORD_BODY : VERIFY_BODY);
    return intake.verify(isRecord ? { record: body } : { file: body }, work, gone.signal);
  });
  sendJson(response, 200, report);
}

/** Does it where not too many are under way, in all and for this network. */
async function holding<T>(network: string, work: () => Promise<T>): Promise<T> {
  const all = [...held.values()].reduce((sum, n) => sum + n, 0);
  const mine = held.get(network) ?? 0;
  if (all >= HELD.all || mine >= HELD.each)
    throw new AppError("too_frequent", "verify is busy", "Others are verifying too. Try again in a moment.");
  held.set(network, mine + 1);
  try {
    return await work();
  } finally {
    const left = (held.get(network) ?? 1) - 1;
    if (left > 0) held.set(network, left);
    else held.delete(network);
  }
}
