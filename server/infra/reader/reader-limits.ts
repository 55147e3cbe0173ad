/** Answers what a reader asks while it is at a job. */
export type Answering = (what: string, of: unknown) => Promise<unknown>;
export type ReaderLimits = {
  /** Processes at once; what comes beyond waits its turn. */
  atOnce: number;
  /** Seconds of its own work that one job may take: of processors' time, where the system counts it. */
  seconds: number;
  /** Bytes of memory that its process may hold. */
  memory: number;
  /** Its whole environment: what is not in it, a stranger's file cannot get at. */
  env: NodeJS.ProcessEnv;
};
