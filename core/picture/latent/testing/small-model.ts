import type { ActorId, ControlId, ModelId, Sha256 } from "@/core/kernel/ids/ids";
import { latentFromSeed } from "@/core/kernel/random";
import type { LatentModel } from "@/core/picture/model/latent-model";
import type { Control } from "@/core/picture/model/model-file";
import type { Still } from "@/core/picture/recipe/recipe";
import type { Mapped } from "../resolve";

const control = (id: string, band: Control["band"], vector: number, sigma: number): Control => ({
  ...{ id: id as ControlId, kind: "direction", label: id, band, vector, sigma },
});

/** Three layers of two numbers, two classes, four controls: small enough to check by hand. */
export const SMALL: LatentModel = {
  id: "small" as ModelId,
  latent: { z: 2, w: 2, layers: 3 },
  bands: { structure: [0, 1], shapes: [1, 2], colour: [2, 3] },
  classes: [
    { id: "calm", label: "Calm" },
    { id: "storm", label: "Storm" },
  ],
  controls: [
    control("east", "structure", 0, 0.5),
    control("north", "all", 1, 2),
    control("slant", "colour", 2, 1),
    control("east-again", "structure", 0, 0.5),
  ],
  classMeans: Float32Array.of(1, 0, 0, 2),
  vectors: Float32Array.of(1, 0, 0, 1, 3, 4),
};

/** Maps seed s and class k to (s, 10 k): not a network, just numbers that say where they came from. */
export const plainly: Mapped = (seed, classIndex) => Float32Array.of(seed, 10 * classIndex);
export const randomly: Mapped = (seed, classIndex) => latentFromSeed(seed * 2 + classIndex, 2);

export const still = (changes: Partial<Still> = {}): Still => ({
  v: 1,
  model: { id: SMALL.id, hash: "0".repeat(64) as Sha256 },
  seed: 5,
  truncation: 1,
  styles: { structure: { calm: 1 }, shapes: { calm: 1 }, colour: { calm: 1 } },
  contributions: {},
  influence: {},
  blends: [],
  palette: null,
  holds: [],
  ...changes,
});

export const ann = "ann" as ActorId;
export const bob = "bob" as ActorId;
export const id = (name: string) => name as ControlId;
