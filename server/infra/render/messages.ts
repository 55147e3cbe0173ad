import type { Code } from "@/core/kernel/errors";
import type { ModelId, Sha256 } from "@/core/kernel/ids/ids";
import type { Rendered, RenderJob } from "@/core/picture/render/job";
import type { SelfCheck } from "./port";

/** To a render worker. It answers every job once, with `rendered` or `failed`. */
export type ToWorker = { type: "moving"; jobs: RenderJob[] } | { type: "settled"; job: RenderJob };

/** What a worker found out about itself when it started. */
export type WorkerReport = {
  engine: string | null;
  skipped: { engine: string; why: string }[];
  models: { id: ModelId; hash: Sha256 }[];
  /** What paints, of folders with a finish.json. */
  finishes: { id: ModelId; hash: Sha256 }[];
  refused: { id: string; why: string }[];
  selfChecks: SelfCheck[];
};

/** From a render worker; queueMs is the wait inside the worker. */
export type FromWorker =
  | { type: "ready"; report: WorkerReport }
  /** In the middle of a large picture: nothing hangs. */
  | { type: "working" }
  | { type: "rendered"; rendered: Rendered }
  | { type: "failed"; id: string; code: Code; why: string };

/** What answers a job. */
export type Answer = Exclude<FromWorker, { type: "ready" | "working" }>;
