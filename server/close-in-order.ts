import type { Logger } from "@/server/infra/log/logger";

/** Milliseconds for all steps together: whoever runs us gives ten seconds before it kills. */
const WITHIN_MS = 8_000;

/**
 * Runs the steps one after another. One that fails is logged and the next one runs; when the time is over the rest is left, and
 * named. What was acknowledged is kept already; what was not, jobs included, is taken up at the next start.
 */
export async function closeInOrder(
  steps: Readonly<Record<string, () => unknown>>,
  logger: Pick<Logger, "warn" | "error">,
  within: number = WITHIN_MS,
): Promise<void> {
  let current = "";
  const all = async () => {
    for (const [name, step] of Object.entries(steps)) {
      current = name;
      try {
        await step();
      } catch (error) {
        logger.error({ err: error, step: name }, "a part could not be closed");
      }
    }
    return "done";
  };
  let late: NodeJS.Timeout | undefined;
  const time = new Promise<string>((over) => {
    late = setTimeout(over, within, "late");
  });
  if ((await Promise.race([all(), time])) === "late")
    logger.warn({ step: current }, "closing took too long, so the rest is left to the next start");
  clearTimeout(late);
}
