import type { Code } from "@/core/kernel/errors";
import type { ModelId, Sha256 } from "@/core/kernel/ids/ids";
import type { Still } from "@/core/picture/recipe/recipe";
import type { Enlarger } from "@/core/picture/render/enlarger";
import type { Rendered, RenderJob } from "@/core/picture/render/job";
import type { MatchRequest, MatchResult } from "@/core/picture/render/match";
import type { MatchOptions } from "./matcher";

/** What a room asks a picture of. `size` in pixels per side. */
export type FrameRequest<Tag> = { recipe: Still; size: number; tag: Tag };

/** Where a room's moving frames go. Both are called from the event loop, never inside `push`. */
export type SlotListener<Tag> = {
  onFrame(frame: Rendered, tag: Tag): void;
  /** The picture of `tag` will not come: render_unavailable, unknown_model, malformed or internal. */
  onError(code: Code, tag: Tag): void;
};

/** A room's place in the pool: at most one frame in flight and one waiting; the last state is always rendered. */
export type Slot<Tag> = {
  /** Replaces whatever waits. */
  push(request: FrameRequest<Tag>): void;
  /**
   * The settled picture of a committed recipe, in tiles, behind moving frames. Null when a newer `settle` of this
   * slot took its place before it began, or the slot was closed. Rejects with AppError.
   */
  settle(request: {
    recipe: Still;
    size: number;
    purpose?: Exclude<RenderJob["purpose"], "moving">;
    enlarger?: Enlarger;
    /** On the way to another picture. */
    towards?: RenderJob["towards"];
    /** The hands of `hands`. */
    hands?: RenderJob["hands"];
    /** The picture whose style is read, for `style`. */
    reference?: RenderJob["reference"];
  }): Promise<Rendered | null>;
  /** Nothing is called after this. */
  close(): void;
};

/** How an engine renders a model's goldens: least PSNR in dB and least milliseconds for one, or why it does not. */
export type SelfCheck = {
  model: ModelId;
  engine: string;
  ok: boolean;
  psnr: number;
  frameMs: number | null;
  why: string | null;
};

/** What administrators see of rendering. */
export type PoolReport = {
  state: "starting" | "ready" | "unavailable";
  engine: string | null;
  /** Engines that were not taken, and why. */
  skipped: { engine: string; why: string }[];
  models: { id: ModelId; hash: Sha256 }[];
  /** What paints, of folders with a finish.json. */
  finishes: { id: ModelId; hash: Sha256 }[];
  /** Model folders that render nothing, each with one sentence. */
  refused: { id: string; why: string }[];
  selfChecks: SelfCheck[];
  workers: { pid: number | null; state: "starting" | "ready" | "down"; restarts: number; rendered: number }[];
  queue: { waiting: number; inFlight: number; settling: number; settlesWaiting: number };
};

export type RenderPool = {
  /** When the first worker has checked itself (or none can be started): what can be rendered. */
  ready(): Promise<PoolReport>;
  report(): PoolReport;
  /** A place in the queue. `owner` shares the workers with others: a room's id, or what else draws. */
  slot<Tag>(owner: string, listener: SlotListener<Tag>): Slot<Tag>;
  /**
   * Moves one member's contributions towards a picture or colours by gradient descent, in a process of its own. `onProgress`
   * has the contributions so far after every step; nothing is written to any room. Rejects with AppError.
   */
  match(request: Omit<MatchRequest, "id">, options?: MatchOptions): Promise<MatchResult>;
  /** Waits for what is in flight (a few seconds at most), then ends the workers. */
  close(): Promise<void>;
};
