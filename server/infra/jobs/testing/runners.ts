import type { JobContext, Jobs } from "../jobs";

/** A process that runs jobs. */
export type RunnerForTest = {
  jobs: Jobs;
  /** Ends it as a killed process ends: it says nothing more, and what it runs goes on nowhere. */
  die: () => void;
};
/** Jobs that nobody has asked for yet, and the processes of one instance that run them. */
export type RunnersForTest = {
  /** One more process beside those that run. */
  beside: () => RunnerForTest;
  /** A process that is started when no other can be running. */
  restarted: () => RunnerForTest;
  /** Lets time go by, as all processes that live notice it. */
  pass: (ms: number) => Promise<void>;
  /** Milliseconds after which a dead process's jobs are another's. */
  leaseMs: number;
};

/** A process that dies in the middle of the job `heavy`. */
export async function diesAt({ jobs, die }: RunnerForTest, data: unknown = null): Promise<void> {
  const began = opening();
  jobs.handle("heavy", () => {
    began.open();
    return new Promise(() => {});
  });
  await jobs.ask("heavy", "heavy", data);
  await jobs.start();
  await began.opened;
  die();
}

export function opening(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Rejects when the job has to end. */
export const untilAborted = ({ signal }: JobContext): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
