import * as tf from "@tensorflow/tfjs-core";
import type { ControlId } from "@/core/kernel/ids/ids";
import type { Mapped } from "@/core/picture/latent";
import type { LatentModel } from "@/core/picture/model/latent-model";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { round4 } from "@/core/picture/recipe/recipe";
import type { MatchJob, MatchProgress, MatchResult } from "@/core/picture/render/match";
import { MATCH_SIZE } from "@/core/picture/render/match-size";
import { centres } from "../engines/inputs";
import type { Network } from "../engines/tfjs/network";
import { BoundedAdam } from "./adam";
import { affineLatent } from "./affine";
import "./gradients";
import { type Loss, lossOf } from "./loss";
import { type Reach, reachOf } from "./reach";

/** Colours that the room has chosen, fitted to the picture's slots: [slots x 3] OKLab, and how far they replace its own. */
export type MatchPalette = { slots: Float32Array; mix: number };

/** Sigmas that a control moves in a step, at first and at last. */
const RATE = { first: 0.1, last: 0.02 };
/** The cost of moving every control by one sigma, relative to the first loss: it prefers the shorter of two ways to the target. */
const STRAYING = 0.002;
/** The match ends after this many steps without a gain of a fiftieth. */
const PATIENCE = 20;

/**
 * Gradient descent of one member's contributions towards a target. Nothing else of the recipe moves. Call `step` until it has
 * `ended`, whenever there is time: each is one picture of 64 px there and back. The best that was met is what `progress` names.
 */
export class Match {
  private readonly reach: readonly Reach[];
  private readonly adam: BoundedAdam;
  private readonly kept: tf.Tensor[] = [];
  private readonly loss: Loss;
  private readonly start: Float64Array;
  /** The loss before the first step; 0 until then. */
  firstLoss = 0;
  private best: { loss: number; values: Float64Array };
  /** The last loss that was clearly better than those before, and its step. */
  private noted = Number.POSITIVE_INFINITY;
  private notedStep = 0;
  private taken = 0;
  ended: MatchResult["ended"] | null = null;

  constructor(
    private readonly network: Network,
    model: LatentModel,
    private readonly job: MatchJob,
    mapped: Mapped,
    private readonly palette: MatchPalette | null = null,
  ) {
    this.reach = reachOf(job.recipe, job.actor, model.controls, job.controls);
    this.adam = new BoundedAdam(
      this.reach.map(({ mine }) => mine),
      this.reach,
    );
    this.start = this.adam.values.slice();
    this.best = { loss: Number.POSITIVE_INFINITY, values: this.start };
    this.loss = lossOf(job.target);
    if (this.reach.length === 0) this.ended = "still";
    this.draw = this.prepare(model, mapped);
  }

  /** The picture [64, 64, 3] for my contributions [K]. */
  private readonly draw: (mine: tf.Tensor1D) => tf.Tensor3D;

  private prepare(model: LatentModel, mapped: Mapped): (mine: tf.Tensor1D) => tf.Tensor3D {
    const { layers, w } = model.latent;
    const count = this.reach.length;
    const { origin, rows } = affineLatent(
      this.job.recipe,
      model,
      mapped,
      this.reach.map(({ control }) => control),
    );
    const flat = new Float32Array(count * origin.length);
    for (const [k, row] of rows.entries()) flat.set(row, k * origin.length);
    const keep = <T extends tf.Tensor>(tensor: T): T => {
      this.kept.push(tensor);
      return tensor;
    };
    const from = keep(tf.tensor2d(origin, [1, origin.length]));
    const along = keep(tf.tensor2d(flat, [count, origin.length]));
    const others = keep(tf.tensor1d(this.reach.map(({ others }) => others)));
    const influence = keep(tf.tensor1d(this.reach.map((one) => one.influence)));
    const xy = keep(tf.tensor1d(centres(0, MATCH_SIZE, MATCH_SIZE)));
    const slots = this.palette
      ? keep(tf.tensor2d(this.palette.slots, [this.palette.slots.length / 3, 3]))
      : null;
    return (mine) => {
      const shown = tf.clipByValue(
        tf.add(others, tf.mul(influence, mine)),
        -RECIPE_LIMITS.rendered,
        RECIPE_LIMITS.rendered,
      );
      const latent = tf.add(from, tf.matMul(tf.reshape(shown, [1, count]) as tf.Tensor2D, along));
      const drawing = { x: xy, y: xy, palette: slots, mix: this.palette?.mix ?? 0, enough: MATCH_SIZE };
      const { rgb } = this.network.draw({ ...drawing, w: tf.reshape(latent, [layers, w]) });
      const by = rgb.shape[0] / MATCH_SIZE;
      if (!Number.isInteger(by)) throw new RangeError(`a picture of ${rgb.shape[0]} px cannot be matched`);
      return by === 1 ? rgb : tf.avgPool(rgb, by, by, "valid");
    };
  }

  /** One step, or none where it has ended. */
  async step(): Promise<MatchProgress> {
    if (this.ended) return this.progress();
    const before = this.adam.values.slice();
    const [value, slope] = tf.tidy(() => {
      const found = tf.valueAndGrad((mine) => this.loss.of(this.draw(mine as tf.Tensor1D)))(
        tf.tensor1d(Float32Array.from(before)),
      );
      return [found.value, found.grad];
    });
    if (!value || !slope) throw new RangeError("no gradient came");
    const [[loss = 0], gradient] = await Promise.all([value.data(), slope.data()]);
    tf.dispose([value, slope]);
    if (!Number.isFinite(loss)) throw new RangeError("the loss is no number");
    if (this.taken === 0) this.firstLoss = Math.max(loss, 1e-12);
    if (loss < this.best.loss) {
      if (loss < this.noted * 0.98) {
        this.noted = loss;
        this.notedStep = this.taken;
      }
      this.best = { loss, values: before };
    }
    const pull = (2 * STRAYING * this.firstLoss) / this.reach.length;
    const towards = Float64Array.from(
      gradient,
      (slope, i) => slope + pull * ((before[i] ?? 0) - (this.start[i] ?? 0)),
    );
    // Rate falls along half a cosine.
    const along = (1 + Math.cos((Math.PI * this.taken) / this.job.steps)) / 2;
    this.adam.step(towards, RATE.last + (RATE.first - RATE.last) * along);
    this.taken++;
    if (this.taken >= this.job.steps) this.ended ??= "steps";
    else if (this.taken - this.notedStep > PATIENCE) this.ended ??= "settled";
    return this.progress();
  }

  /** Ends it where it stands. */
  cancel(): void {
    this.ended ??= "cancelled";
  }

  progress(): MatchProgress {
    const contributions: Record<ControlId, number> = {};
    this.reach.forEach(({ control }, i) => {
      const [now, then] = [this.best.values[i] ?? 0, this.start[i] ?? 0];
      if (round4(now) !== round4(then)) contributions[control.id] = round4(now);
    });
    const left = this.firstLoss > 0 ? Math.min(1, this.best.loss / this.firstLoss) : 1;
    return { step: this.taken, steps: this.job.steps, left, contributions };
  }

  dispose(): void {
    tf.dispose(this.kept.splice(0));
    this.loss.dispose();
  }
}
