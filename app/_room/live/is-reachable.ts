/** Milliseconds within which a server that can be reached answers anything at all. */
const REACH_MS = 4_000;

/** Whether the server answers a page's request. */
export const isReachable = (): Promise<boolean> =>
  fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(REACH_MS) }).then(
    () => true,
    () => false,
  );
