import { setImmediate as breathe } from "node:timers/promises";
import { AppError } from "@/core/kernel/errors";
import type { ModelId } from "@/core/kernel/ids/ids";
import { resolve } from "@/core/picture/latent";
import { MatchJob } from "@/core/picture/render/match";
import type { LoadedModel } from "@/server/infra/models";
import type { FromMatcher, ToMatcher } from "@/server/infra/render/match-messages";
import { openBackend } from "../engines/tfjs/backend";
import type { Network } from "../engines/tfjs/network";
import { openNetwork } from "../engines/tfjs/open-network";
import { openOn } from "../engines/tfjs/tfjs";
import { Lru } from "../lru";
import { mapAll } from "../map-all";
import { roomPalette, runningModel } from "../prepare";
import type { RunningModel } from "../try-engine";
import { Match, type MatchPalette } from "./match";

type Opened = Pick<RunningModel, "model" | "open"> & { network: Network };

/** The matches of a process, a step of each in turn, each with an answer after every step. Networks are opened when first needed. */
export class Matches {
  private readonly running = new Map<string, Match>();
  private readonly cancelled = new Set<string>();
  private readonly opened = new Map<ModelId, Opened>();
  private readonly mapped = new Lru<Float32Array>(256);
  private readonly waiting: MatchJob[] = [];
  private busy = false;

  constructor(
    private readonly folders: ReadonlyMap<ModelId, LoadedModel>,
    private readonly answer: (message: FromMatcher) => void,
  ) {}

  receive(message: ToMatcher): void {
    if (message.type === "start") this.waiting.push(message.job);
    else if (this.running.has(message.id)) this.running.get(message.id)?.cancel();
    else this.cancelled.add(message.id);
    if (!this.busy) void this.work();
  }

  private async work(): Promise<void> {
    this.busy = true;
    while (this.waiting.length > 0 || this.running.size > 0) {
      for (const job of this.waiting.splice(0)) await this.guard(job.id, () => this.begin(job));
      for (const [id, match] of this.running) await this.guard(id, () => this.advance(id, match));
      // Lets messages that came in meanwhile be read.
      await breathe();
    }
    this.cancelled.clear();
    this.busy = false;
  }

  private async begin(asked: MatchJob): Promise<void> {
    const parsed = MatchJob.safeParse(asked);
    if (!parsed.success) throw new AppError("malformed", parsed.error.message);
    const job = parsed.data;
    const open = await this.open(job);
    const mapped = await mapAll(job.recipe, open, this.mapped);
    const w = resolve(job.recipe, open.model.latent, mapped);
    // Colours are looked for in the picture's own; a picture, in the room's, as it is shown.
    const slots = job.target.kind === "picture" ? await roomPalette(job.recipe, open, w) : null;
    const palette: MatchPalette | null = slots && { slots, mix: job.recipe.palette?.strength ?? 0 };
    const match = new Match(open.network, open.model.latent, job, mapped, palette);
    if (this.cancelled.delete(job.id)) match.cancel();
    this.running.set(job.id, match);
  }

  private async advance(id: string, match: Match): Promise<void> {
    const progress = await match.step();
    const { ended } = match;
    if (ended === null) {
      this.answer({ type: "progress", id, progress });
      return;
    }
    this.running.delete(id);
    match.dispose();
    this.answer({ type: "ended", id, result: { ...progress, ended } });
  }

  private async open({ recipe }: MatchJob): Promise<Opened> {
    const known = this.opened.get(recipe.model.id);
    if (known) {
      runningModel(recipe, this.opened);
      return known;
    }
    const model = this.folders.get(recipe.model.id);
    if (model?.hash !== recipe.model.hash)
      throw new AppError("unknown_model", `no model ${recipe.model.id} in that version`);
    await openBackend();
    const network = await openNetwork(model);
    const opened = { model, network, open: openOn(model, network) };
    this.opened.set(model.id, opened);
    return opened;
  }

  private async guard(id: string, step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      this.running.get(id)?.dispose();
      this.running.delete(id);
      const code = error instanceof AppError ? error.code : "internal";
      this.answer({ type: "failed", id, code, why: error instanceof Error ? error.message : String(error) });
    }
  }
}
