import { runExport } from "@/server/domain/export/run-export";
import { reissueWork } from "@/server/domain/work/credit/decide-credit";
import { prepareWork } from "@/server/domain/work/publish/prepare-work";
import { makeRenewal } from "@/server/domain/work/versions/renew-work";
import type { JobContext } from "@/server/infra/jobs/jobs";

type Work = (deps: never, data: unknown, context: JobContext) => Promise<void>;

/** Jobs that may fill a process's memory: the server runs each in a process of its own. */
export const HEAVY_JOBS = {
  publish: prepareWork,
  export: runExport,
  reissue: reissueWork,
  renew: makeRenewal,
} as const satisfies Record<string, Work>;
export type HeavyJob = keyof typeof HEAVY_JOBS;

type AllOf<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;
/** What these jobs need, and nothing else: a process of their own composes this much. */
export type HeavyDeps = AllOf<Parameters<(typeof HEAVY_JOBS)[HeavyJob]>[0]>;
