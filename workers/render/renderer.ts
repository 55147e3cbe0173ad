import { setImmediate as breathe } from "node:timers/promises";
import { AppError } from "@/core/kernel/errors";
import { type Rendered, RenderJob } from "@/core/picture/render/job";
import type { FromWorker, ToWorker } from "@/server/infra/render/messages";
import { answerOf, complete } from "./complete";
import { HandTiles } from "./hand-tiles";
import { LastGrades } from "./last-grades";
import { Lru } from "./lru";
import { drawTogether, fitTogether } from "./moving-frames";
import { Pace } from "./pace";
import { plansOfHands } from "./paint/plan";
import { PaintedPicture } from "./painted-picture";
import { PlainPictures } from "./plain-pictures";
import { type Prepared, prepare } from "./prepare";
import { readStyle } from "./read-style";
import type { Started } from "./start-engine";
import { TiledPicture } from "./tiled-picture";

type Asked = { job: RenderJob; at: number };
/** What is made step by step. */
type Slow = TiledPicture | PaintedPicture | HandTiles;

/** Between two signs of life in the middle of a large picture; a third of what a worker may be silent for. */
const SAY_MS = 20_000;

/** Remembered answers of the mapping network: a drag on a fader asks for the same ones sixty times a second. */
const MAPPINGS = 1024;

/**
 * Renders what it is sent: moving jobs at once, batched by model and size; everything else step by step, one after another. No step begins
 * while moving jobs are rendered; one that runs already goes on in the engine beside them. Every job is answered once; an engine's error fails its job only.
 */
export class Renderer {
  private readonly moving: Asked[] = [];
  private readonly settled: Asked[] = [];
  private slow: Slow | null = null;
  /** Moving jobs being rendered, and all others; null where there are none. */
  private frames: Promise<void> | null = null;
  private others: Promise<void> | null = null;
  private saidAt = performance.now();
  private readonly mapped = new Lru<Float32Array>(MAPPINGS);
  readonly plains = new PlainPictures();
  readonly grades = new LastGrades();

  constructor(
    private readonly started: Started,
    private readonly answer: (message: FromWorker) => void,
    private readonly pace: Pick<Pace, "shape" | "note"> = new Pace(),
  ) {}

  receive(message: ToWorker): void {
    const at = performance.now();
    if (message.type === "moving") {
      this.moving.push(...message.jobs.map((job) => ({ job, at })));
      this.frames ??= this.renderFrames();
    } else {
      this.settled.push({ job: message.job, at });
      this.others ??= this.renderOthers();
    }
  }

  private async renderFrames(): Promise<void> {
    while (this.moving.length > 0) {
      await this.renderMoving(this.moving.splice(0));
      // Lets messages that came in meanwhile be read.
      await breathe();
    }
    this.frames = null;
  }

  private async renderOthers(): Promise<void> {
    while (this.settled.length > 0 || this.slow) {
      await breathe();
      while (this.frames) await this.frames;
      await this.renderStep();
    }
    this.others = null;
  }

  private async renderMoving(asked: readonly Asked[]): Promise<void> {
    const ready: { prepared: Prepared; at: number }[] = [];
    for (const one of asked) {
      await this.guard(one.job.id, async () => {
        ready.push({ prepared: await this.prepare(one), at: one.at });
      });
    }
    for (const batch of this.batches(ready)) await this.renderBatch(batch);
  }

  /** Same model and size together, in order of arrival, no more at once than the engine gains from. */
  private batches<T extends { prepared: Prepared }>(ready: readonly T[]): T[][] {
    const open: T[][] = [];
    for (const one of ready) {
      const fitting = open.find(
        ([first, ...rest]) =>
          first &&
          rest.length + 1 < (this.started.engine?.maxBatch ?? 1) &&
          fitTogether(first.prepared, one.prepared),
      );
      if (fitting) fitting.push(one);
      else open.push([one]);
    }
    return open;
  }

  private async renderBatch(batch: readonly { prepared: Prepared; at: number }[]): Promise<void> {
    const [first] = batch;
    if (!first) return;
    const began = performance.now();
    const result = await drawTogether(
      batch.map(({ prepared }) => prepared),
      this,
    ).catch((error: unknown) => ({ error }));
    const engineMs = (performance.now() - began) / batch.length;
    if ("error" in result) {
      if (batch.length > 1) for (const one of batch) await this.renderBatch([one]);
      else this.fail(first.prepared.job.id, result.error);
      return;
    }
    this.keepPace(first.prepared, engineMs);
    await Promise.all(
      batch.map(({ prepared, at }, i) =>
        this.guard(prepared.job.id, async () => {
          const times = { engineMs, queueMs: began - at, batch: batch.length };
          const picture = result[i] ?? { rgb: new Uint8Array(0), shape: prepared.target };
          this.deliver(await complete(prepared, picture, times));
        }),
      ),
    );
  }

  private keepPace({ paint }: Prepared, engineMs: number): void {
    if (paint) this.pace.note(engineMs);
  }

  private async renderStep(): Promise<void> {
    const asked = this.slow ? null : this.settled.shift();
    const id = this.slow?.prepared.job.id ?? asked?.job.id;
    if (id === undefined) return;
    const failed = await this.guard(id, async () => {
      if (asked?.job.purpose === "style") {
        this.deliver(await readStyle(asked.job, this.started.finishes));
        return;
      }
      if (asked) {
        this.slow = this.begin(await this.prepare(asked));
        this.saidAt = performance.now();
      }
      const { slow } = this;
      if (!slow) return;
      await slow.step();
      this.sayWorking();
      if (!slow.done) return;
      this.slow = null;
      this.deliver(await answered(slow));
    });
    if (failed) this.slow = null;
  }

  /** A large picture takes longer than a worker may be silent. */
  private sayWorking(): void {
    const now = performance.now();
    if (now - this.saidAt < SAY_MS) return;
    this.saidAt = now;
    this.answer({ type: "working" });
  }

  private begin(prepared: Prepared): Slow {
    const { job, paint } = prepared;
    if (job.purpose === "hands")
      return new HandTiles(prepared, plansOfHands(job, this.started.finishes), this.plains);
    return paint ? new PaintedPicture(prepared, paint, this.plains) : new TiledPicture(prepared);
  }

  private prepare({ job }: Asked): Promise<Prepared> {
    const parsed = RenderJob.safeParse(job);
    if (!parsed.success) throw new AppError("malformed", parsed.error.message);
    const { models, finishes } = this.started;
    return prepare(parsed.data, { models, finishes, mapped: this.mapped, pace: this.pace });
  }

  private deliver(rendered: Rendered): void {
    this.answer({ type: "rendered", rendered });
  }

  /** Runs a job's step; true when it failed and that was answered. */
  private async guard(id: string, step: () => Promise<void>): Promise<boolean> {
    try {
      await step();
      return false;
    } catch (error) {
      this.fail(id, error);
      return true;
    }
  }

  private fail(id: string, error: unknown): void {
    const code = error instanceof AppError ? error.code : "internal";
    this.answer({ type: "failed", id, code, why: error instanceof Error ? error.message : String(error) });
  }
}

function answered(slow: Slow): Promise<Rendered> | Rendered {
  const times = { engineMs: slow.engineMs, queueMs: 0, batch: 1 };
  if (!(slow instanceof HandTiles)) return complete(slow.prepared, slow.picture, times);
  const made = {
    bytes: new Uint8Array(0),
    tiles: slow.tiles,
    mime: "image/jpeg" as const,
    size: slow.prepared.job.size,
  };
  return answerOf(slow.prepared, made, { ...times, encodeMs: 0 });
}
