import { AppError } from "@/core/kernel/errors";
import { inLanguage } from "@/core/kernel/said/in-language";
import { languageOf } from "@/core/kernel/said/language-of";
import { countedBy } from "@/server/domain/identity/network";
import type { Services } from "@/server/services";
import { clientAddress } from "../client-address";
import { only } from "../middleware/method";
import { readBody, requireBodyWithin } from "../read-body";
import { handlers } from "../router";
import { sendJson } from "../send/json";

/** Bytes a file to verify may have. */
export const VERIFY_BODY = 32 * 1024 * 1024;
/** Bytes a record alone may have: a recipe is 256 KiB at most, names and credits the rest. */
export const RECORD_BODY = 512 * 1024;
/** Files sent or looked at, from everywhere and from one network: who sends slowly holds up nobody else. */
const HELD = { all: 12, each: 3 };
const held = new Map<string, number>();

type Needs = Pick<Services, "intake" | "work" | "limits">;

/** Checks a file (its bytes are the body) or a record alone (JSON). Nothing of it is kept, and nothing of it is read in this process. */
export const verify = (needs: Needs) =>
  handlers(only("POST"), async (c) => {
    const { incoming, outgoing } = c.env;
    const isRecord = /^application\/json\b/i.test(incoming.headers["content-type"] ?? "");
    const most = isRecord ? RECORD_BODY : VERIFY_BODY;
    requireBodyWithin(incoming, most);
    const from = countedBy(clientAddress(incoming) ?? "");
    await needs.limits.verifications.take(from);
    const gone = new AbortController();
    outgoing.on("close", () => gone.abort());
    const report = await holding(from, async () => {
      const body = await readBody(incoming, most);
      return needs.intake.verify(isRecord ? { record: body } : { file: body }, needs.work, gone.signal);
    });
    const language = languageOf(incoming.headers);
    const checks = report.checks.map((check) => ({ ...check, why: inLanguage(check.why, language) }));
    return sendJson(c.env, 200, { ...report, checks });
  });

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
