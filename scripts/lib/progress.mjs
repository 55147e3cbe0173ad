/** A step that could not be done: what it said last, and what to do about it. */
export class StepFailed extends Error {}

const started = performance.now();

/** Seconds since `since` (milliseconds), as "3.2 s". */
export function elapsed(since = started) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Shows that a step is under way: a live clock on a terminal, a line every ten seconds elsewhere.
 * @template T
 * @param {string} title what is being done, e.g. "Installing packages"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const since = performance.now();
  const live = process.stdout.isTTY;
  if (live) process.stdout.write(`  ${title} ...`);
  else say(`  ${title} ...`);
  const tick = setInterval(
    () =>
      live
        ? process.stdout.write(`\r  ${title} ... ${elapsed(since)}`)
        : say(`  ${title} ... ${elapsed(since)}`),
    live ? 200 : 10_000,
  );
  const end = (mark) => {
    clearInterval(tick);
    say(`${live ? "\r\x1b[2K" : ""}${mark} ${title} (${elapsed(since)})`);
  };
  try {
    const result = await work();
    end("✓");
    return result;
  } catch (error) {
    end("✗");
    throw error;
  }
}
