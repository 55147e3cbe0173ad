/** Time, so that a test can let it pass. */
export type Clock = {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Answers how to stop. Keeps no process alive. */
  every: (ms: number, act: () => Promise<void>) => () => void;
};

export const systemClock: Clock = {
  now: Date.now,
  every: (ms, act) => {
    const timer = setInterval(() => void act(), ms).unref();
    return () => clearInterval(timer);
  },
};
