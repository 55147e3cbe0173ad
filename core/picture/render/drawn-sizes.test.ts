import { expect, it } from "vitest";
import { type ModelId, Sha256 } from "@/core/kernel/ids/ids";
import type { HandId } from "@/core/picture/recipe/finish";
import { emptyRecipe, stillOf } from "@/core/picture/recipe/recipe";
import { settledAs } from "./drawn-sizes";

const hash = Sha256.parse("a".repeat(64));
const plain = stillOf(emptyRecipe({ id: "m" as ModelId, hash, classes: [{ id: "tide" }] }, 7));
const room = { model: { id: "f" as ModelId, hash }, ground: { ["oil" as HandId]: 1 } };
const painted = {
  ...plain,
  finish: { room: { ...room, strength: 1, stroke: 0, colour: 0, by: "ana" as never } },
};
const any = { native: 256, settled: 512, max: 2048, tile: 256, any: true };
const one = { native: 256, settled: 256, max: 2048, tile: 256, any: false };

it.each([
  ["where it is painted", painted, one, null, { size: 1024 }],
  ["where its model draws any size", plain, any, null, { size: 1024 }],
  ["unless its model draws none so large", plain, { ...any, max: 768 }, null, { size: 768 }],
  ["by the network that came with its model", plain, one, "upscaler", { size: 1024, enlarger: "upscaler" }],
  ["and not by interpolation, which a browser does as well", plain, one, "lanczos3", { size: 256 }],
  [
    "and not where the network makes it larger than that",
    plain,
    { ...one, native: 512 },
    "upscaler",
    { size: 256 },
  ],
] as const)("a picture settles at 1024 px %s", (_where, still, sizes, enlarger, how) => {
  expect(settledAs(still, sizes, enlarger)).toEqual(how);
});
