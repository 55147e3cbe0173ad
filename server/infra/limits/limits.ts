/** How much may be done in a window of so many seconds. A window begins with the first that is taken in it. */
export type Limit = { points: number; seconds: number };

/** How a key stands in its window. */
export type LimitState = {
  /** Whether no more was taken than the limit. */
  isWithin: boolean;
  /** Points taken in this window, those beyond the limit too. */
  taken: number;
  left: number;
  /** Milliseconds until this window ends and the full limit is available again; 0 where none has begun. */
  waitMs: number;
};

export type Limiter = {
  readonly limit: Limit;
  /** Counts points, one by default, and answers the key's count. Refused points count too. */
  take: (key: string, points?: number) => Promise<LimitState>;
  /** Takes back what was counted in this window. */
  giveBack: (key: string, points?: number) => Promise<void>;
  /** How the key stands, counting nothing. */
  peek: (key: string) => Promise<LimitState>;
};

/** Gives the limiter of a name. Limiters of one name share their counts, in every process of the instance. */
export type Limits = (name: string, limit: Limit) => Limiter;
