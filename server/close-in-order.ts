import type { Logger } from "@/server/infra/log/logger";

/** Milliseconds for all steps together, and for one: whoever runs us gives ten seconds before it kills. */
const WITHIN = { all: 8_000, each: 3_000 };

/**
 * Runs the steps one after another. One that fails is logged; one that takes too long goes on beside the next, so that a slow
 * job does not keep rooms from writing what waits; when the time is over the rest is left, and named. What was acknowledged is
 * kept already; what was not, jobs included, is taken up at the next start.
 */
export async function closeInOrder(
  steps: Readonly<Record<string, () => unknown>>,
  logger: Pick<Logger, "warn" | "error">,
  within: typeof WITHIN = WITHIN,
): Promise<void> {
  const until = Date.now() + within.all;
  for (const [step, close] of Object.entries(steps)) {
    const left = Math.min(within.each, until - Date.now());
    if (left <= 0) {
      logger.warn({ step }, "shutdown ran out of time: this part and the rest were not closed");
      return;
    }
    const closing = (async () => close())().catch((error: unknown) =>
      logger.error({ err: error, step }, "a part could not be closed"),
    );
    if ((await settledWithin(closing, left)) === "late")
      logger.warn({ step }, "a part is slow to close: closing the next one too");
  }
}

async function settledWithin(running: Promise<unknown>, ms: number): Promise<"done" | "late"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((over) => {
    timer = setTimeout(over, ms, "late");
  });
  const done = running.then((): "done" => "done");
  return await Promise.race([done, late]).finally(() => clearTimeout(timer));
}
