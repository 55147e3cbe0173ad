/** Tries of a job before it is given up. A try is counted before it begins, so that one that crashes the process counts as well. */
export const ATTEMPTS = 3;
/** The reason of a job during which the process ended that often. */
export const DIED = `The server ended ${ATTEMPTS} times while this was being made, so it is not tried again. A smaller or shorter one may work.`;

export type JobContext = {
  /** Says how far it is, 0..1: kept now and then, and shown. */
  progress: (part: number) => void;
  /** Aborted when the process is closing (the job is taken up again later), when it was cancelled, or when another process took it over. */
  signal: AbortSignal;
  /** A folder for what is not finished, gone afterwards; the system's for such files where there is none. */
  scratch?: string;
};
export type JobHandler = (data: unknown, context: JobContext) => Promise<void>;
/** Told once that a job is given up, and why. */
export type JobFailed = (data: unknown, why: string) => Promise<void>;
export type JobState = "waiting" | "running" | "done" | "failed" | "cancelled";
export type JobStatus = { state: JobState; progress: number; error: string | null };
/** A job as administrators see it. Times in milliseconds since 1970. */
export type KeptJob = {
  id: string;
  kind: string;
  name: string;
  data: unknown;
  state: JobState;
  error: string | null;
  attempts: number;
  createdAt: number;
  updatedAt: number;
};
export type JobCount = { kind: string; state: JobState; count: number };

/**
 * Work that outlives a restart, for every process of the instance: each job is run by one of them at a time, and another takes it
 * over when that one is gone. One after another in each lane of a process, oldest first.
 */
export type Jobs = {
  /**
   * A handler may run twice for one job, after a crash: the result must be the same. Long jobs have a lane of their own,
   * so that nothing else waits for them. Every process handles the same kinds.
   */
  handle: (kind: string, run: JobHandler, failed?: JobFailed, lane?: string) => void;
  /** Asks for a job; one of that name that waits or runs already is it. Resolves when it is kept. */
  ask: (kind: string, name: string, data: unknown) => Promise<void>;
  status: (name: string) => Promise<JobStatus | null>;
  /** Those of some names that were ever asked for, in no order. */
  named: (names: readonly string[]) => Promise<KeptJob[]>;
  /** Ends a job that waits or runs, for good until it is asked for again. Answers whether there was one. */
  cancel: (name: string) => Promise<boolean>;
  /** How many there are, by kind and state. */
  counts: () => Promise<JobCount[]>;
  /** At most so many of those in some states: the oldest first, or the last changed. */
  list: (states: readonly JobState[], first: "oldest" | "changed", most: number) => Promise<KeptJob[]>;
  find: (id: string) => Promise<KeptJob | null>;
  /** Has one that failed or was cancelled wait again, as if it had not been tried. False where it is in another state by now. */
  retry: (id: string) => Promise<boolean>;
  /** Ends one that waits or has failed, for good until it is asked for again. False where it is in another state by now. */
  drop: (id: string) => Promise<boolean>;
  /** Looks for waiting jobs: for callers that have changed the table themselves. */
  wake: () => void;
  /** Takes over jobs of dead processes, and gives up those that ended too many processes. Register handlers before. */
  start: () => Promise<void>;
  /** When this process runs none, and none waits for it. */
  idle: () => Promise<void>;
  /** Ends what runs here; it waits again, as if it had not been tried. */
  close: () => Promise<void>;
};
