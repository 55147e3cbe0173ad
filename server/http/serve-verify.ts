import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/core/kernel/errors";
import { countedBy } from "@/server/domain/identity/network";
import type { Services } from "@/server/services";
import { clientAddress } from "./client-address";
import { readBody, requireBodyWithin } from "./read-body";
import { sendJson } from "./send";

/** Bytes a file to verify may have. */
export const VERIFY_BODY = 32 * 1024 * 1024;
/** Bytes a record alone may have: a recipe is 256 KiB at most, names and credits the rest. */
export const RECORD_BODY = 512 * 1024;
/** Files sent or looked at, from everywhere and from one network: who sends slowly holds up nobody else. */
const HELD = { all: 12, each: 3 };
const held = new Map<string, number>();

/** Checks a file (its bytes are the body) or a record alone (JSON). Nothing of it is kept, and nothing of it is read in this process. */
export async function serveVerify(
  request: IncomingMessage,
  response: ServerResponse,
  { intake, work, limits }: Pick<Services, "intake" | "work" | "limits">,
): Promise<void> {
  if (request.method !== "POST") throw new AppError("not_found");
  const isRecord = /^application\/json\b/i.test(request.headers["content-type"] ?? "");
  const most = isRecord ? RECORD_BODY : VERIFY_BODY;
  requireBodyWithin(request, most);
  const from = countedBy(clientAddress(request) ?? "");
  await limits.verifications.take(from);
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const report = await holding(from, async () => {
    const body = await readBody(request, most);
    return intake.verify(isRecord ? { record: body } : { file: body }, work, gone.signal);
  });
  sendJson(response, 200, report);
}

/** Does it where not too many are under way, in all and for this network. */
async function holding<T>(
  { who, isShared }: ReturnType<typeof countedBy>,
  work: () => Promise<T>,
): Promise<T> {
  const all = [...held.values()].reduce((sum, n) => sum + n, 0);
  const mine = held.get(who) ?? 0;
  if (all >= HELD.all || mine >= (isShared ? HELD.all : HELD.each))
    throw new AppError("too_frequent", "verify is busy", "Others are verifying too. Try again in a moment.");
  held.set(who, mine + 1);
  try {
    return await work();
  } finally {
    const left = (held.get(who) ?? 1) - 1;
    if (left > 0) held.set(who, left);
    else held.delete(who);
  }
}
