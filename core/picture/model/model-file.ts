import { z } from "zod";
import { ControlId, ModelId, Sha256 } from "@/core/kernel/ids/ids";
import { RatioSchema } from "@/core/picture/recipe/ratio-schema";
import { BandOrAll } from "./bands";
import type { ChosenSeeds } from "./chosen-seeds";

const layerRange = z.tuple([z.int().min(0), z.int().min(0)]);

/** Precision and recall against held-out works (Kynkäänniemi et al. 2019), in features that took no part in choosing. */
const Judged = z.object({ precision: z.number().min(0).max(1), recall: z.number().min(0).max(1) });

/** `models/<id>/model.json`: what a model is, and the hash of every other file in its folder. */
export const ModelFile = z.object({
  format: z.literal(1),
  id: ModelId,
  version: z.string().max(40),
  title: z.string().max(80),
  summary: z.string().max(400),
  architecture: z.string().max(80),
  license: z.string().max(80),
  sourceType: z.enum(["algorithmicMedia", "trainedAlgorithmicMedia"]),
  /** z and w in numbers, layers in style layers: a latent is [layers x w]. */
  latent: z.object({
    z: z.int().min(1).max(4096),
    w: z.int().min(1).max(4096),
    layers: z.int().min(1).max(64),
  }),
  classes: z
    .array(z.object({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), label: z.string().max(40) }))
    .min(1)
    .max(64),
  /** Half-open layer ranges that together cover 0..layers. */
  bands: z.object({ structure: layerRange, shapes: layerRange, colour: layerRange }),
  /**
   * Pixels of the longer side. `any`: coordinates are inputs, so every size up to max is native, and so is every shape; `ratios` names
   * those that it draws where they are not all.
   */
  sizes: z.object({
    native: z.int(),
    settled: z.int(),
    max: z.int(),
    tile: z.int(),
    any: z.boolean(),
    ratios: z.array(RatioSchema).min(1).optional(),
  }),
  inputs: z.array(z.enum(["w", "x", "y", "palette", "palette_mix"])),
  paletteSlots: z.int().min(0).max(12),
  goldens: z.array(z.object({ latent: z.string(), image: z.string(), size: z.int() })).min(1),
  files: z.record(z.string(), Sha256),
  /** Seeds for rooms to begin with (chosen-seeds.ts). */
  seeds: z
    .object({
      of: z.int().min(1).max(1_000_000),
      good: z.base64().max(200_000),
      judged: z.object({ chosen: Judged, any: Judged }).optional(),
    })
    .optional(),
});
export type ModelFile = z.infer<typeof ModelFile>;

export const Control = z.object({
  id: ControlId,
  kind: z.enum(["component", "direction"]),
  label: z.string().max(40),
  band: BandOrAll,
  /** Standard deviation of w along the vector: what one unit of a contribution means. */
  sigma: z.number().positive(),
  /** Row of the `controls` tensor [K x w]. */
  vector: z.int().min(0),
  low: z.string().max(40).optional(),
  high: z.string().max(40).optional(),
  description: z.string().max(400).optional(),
  effects: z.record(z.string(), z.number()).optional(),
  sideEffects: z.record(z.string(), z.number()).optional(),
});
export type Control = z.infer<typeof Control>;
export const ControlsFile = z.object({ controls: z.array(Control).max(256) });

/** What a browser needs to show a model's controls; everything else stays on the server. */
export type ModelInfo = Pick<
  ModelFile,
  "id" | "version" | "title" | "summary" | "classes" | "sizes" | "paletteSlots" | "license"
> & {
  hash: Sha256;
  controls: readonly Control[];
  /** Golden pictures, to show what it draws. */
  samples: number;
  seeds?: ChosenSeeds;
};
