import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { latentFromSeed, uniforms } from "@/core/kernel/random";
import { type Mapped, mappingsNeeded, resolve } from "@/core/picture/latent";
import { hexOf, ownPalette } from "@/core/picture/palette";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { emptyRecipe, type Still } from "@/core/picture/recipe/recipe";
import { MatchJob, type MatchProgress } from "@/core/picture/render/match";
import { MATCH_SIZE } from "@/core/picture/render/match-size";
import { squareOf } from "@/core/picture/render/shape";
import { type LoadedModel, openModel } from "@/server/infra/models";
import type { OpenModel } from "../engines/engine";
import type { Network } from "../engines/tfjs/network";
import { openNetwork } from "../engines/tfjs/open-network";
import { tfjs } from "../engines/tfjs/tfjs";
import { affineLatent } from "./affine";
import { Match } from "./match";
import { reachOf } from "./reach";

const FIELDS = join(fileURLToPath(new URL(".", import.meta.url)), "../../../models/fields");
const [ANN, BOB] = ["ann" as ActorId, "bob" as ActorId];

let model: LoadedModel;
let network: Network;
let engine: OpenModel;
beforeAll(async () => {
  model = await openModel(FIELDS);
  engine = await tfjs.open(model);
  network = await openNetwork(model);
});
afterAll(async () => {
  network.dispose();
  await engine.dispose();
});

function still(seed: number, changes: Partial<Still> = {}): Still {
  const { keyframes: _none, ...recipe } = emptyRecipe(model.info, seed);
  return { ...recipe, ...changes };
}
async function mappedFor(recipe: Still): Promise<Mapped> {
  const known = new Map<string, Float32Array>();
  for (const { seed, classIndex } of mappingsNeeded(recipe, model.latent)) {
    known.set(
      `${seed}/${classIndex}`,
      await engine.map(latentFromSeed(seed, model.file.latent.z), classIndex),
    );
  }
  return (seed, classIndex) => known.get(`${seed}/${classIndex}`) ?? new Float32Array(0);
}
/** What a recipe looks like at 64 px. */
async function picture(recipe: Still): Promise<Uint8Array> {
  const w = resolve(recipe, model.latent, await mappedFor(recipe));
  const tile = { x: 0, y: 0, width: MATCH_SIZE, height: MATCH_SIZE };
  const { rgb } = await engine.render({
    items: [{ w, palette: null, paletteMix: 0 }],
    picture: squareOf(MATCH_SIZE),
    tile,
  });
  return rgb[0] ?? new Uint8Array(0);
}
/** Ann's contributions, a few sigmas apart from nothing. */
function displaced(seed: number, controls: number): Still["contributions"] {
  const next = uniforms(seed);
  const chosen = model.info.controls.slice(0, controls).map(({ id }) => id);
  return Object.fromEntries(chosen.map((id) => [id, { [ANN]: (next() * 2 - 1) * 1.5 }]));
}
async function matchOf(recipe: Still, changes: Partial<MatchJob>): Promise<Match> {
  const job = MatchJob.parse({ id: "m", recipe, actor: ANN, ...changes });
  return new Match(network, model.latent, job, await mappedFor(recipe));
}
async function run(match: Match): Promise<MatchProgress> {
  while (!match.ended) await match.step();
  match.dispose();
  return match.progress();
}

const pictureOf = async (recipe: Still) => ({ kind: "picture", rgb: await picture(recipe) }) as const;

describe("a match", () => {
  it.each([3, 8])(
    "takes away most of what separates it from a picture made by moving controls: seed %i",
    async (seed) => {
      const target = await pictureOf(still(seed, { contributions: displaced(seed, 6) }));
      const { left } = await run(await matchOf(still(seed), { target, steps: 30 }));
      expect(left).toBeLessThan(0.4);
    },
  );

  it("takes away most of what separates it from another picture's colours", async () => {
    const colours = ownPalette(await picture(still(45)), MATCH_SIZE, MATCH_SIZE, 5, 1).map(hexOf);
    const { left } = await run(await matchOf(still(5), { target: { kind: "palette", colours }, steps: 40 }));
    expect(left).toBeLessThan(0.4);
  });

  it("reports a loss that equals the one of its recipe when rendered", async () => {
    const target = await pictureOf(still(3, { contributions: displaced(3, 6) }));
    const tried = await matchOf(still(3), { target, steps: 15 });
    const { left, contributions } = await run(tried);
    const mine = Object.entries(contributions).map(([control, value]) => [control, { [ANN]: value }]);
    const reached = await matchOf(still(3, { contributions: Object.fromEntries(mine) }), { target });
    await reached.step();
    reached.dispose();
    expect(reached.firstLoss / tried.firstLoss).toBeCloseTo(left, 3);
  });

  it("moves only the controls that it may, and nobody's contributions but the one member's", async () => {
    const [tilt, other] = model.info.controls.map(({ id }) => id);
    if (!tilt || !other) throw new Error("no controls");
    const given = (mine: number) =>
      still(8, { contributions: { [tilt]: { [ANN]: mine, [BOB]: 1 }, [other]: { [BOB]: 1 } } });
    const recipe = given(0.5);
    const before = structuredClone(recipe);
    const target = await pictureOf(given(0));
    const { contributions, left } = await run(await matchOf(recipe, { target, controls: [tilt], steps: 20 }));
    expect(recipe).toEqual(before);
    expect(Object.keys(contributions)).toEqual([tilt]);
    expect(contributions[tilt]).toBeLessThan(0.5);
    expect(left).toBeLessThan(1);
  });

  it("stays within what is rendered and what a member may contribute", async () => {
    const [first] = model.info.controls.map(({ id }) => id);
    if (!first) throw new Error("no controls");
    const influence = { [BOB]: 1, [ANN]: 0.5 };
    const recipe = still(8, { contributions: { [first]: { [BOB]: 3.9 } }, influence });
    const [reach] = reachOf(recipe, ANN, model.info.controls);
    expect(reach).toMatchObject({ others: 3.9, mine: 0, least: -RECIPE_LIMITS.contribution, influence: 0.5 });
    expect(reach?.most).toBeCloseTo(0.2, 6);
    const target = await pictureOf(still(8, { contributions: { [first]: { [ANN]: 4 } } }));
    const { contributions } = await run(await matchOf(recipe, { target, controls: [first], steps: 5 }));
    expect(contributions[first] ?? 0).toBeLessThanOrEqual(0.2);
  });

  it("stops within one step of being cancelled and returns what it has", async () => {
    const target = await pictureOf(still(20));
    const match = await matchOf(still(3), { target });
    await match.step();
    const running = match.step();
    match.cancel();
    await running;
    const { step } = match.progress();
    expect(match.ended).toBe("cancelled");
    await match.step();
    expect(match.progress().step).toBe(step);
    expect(step).toBeLessThanOrEqual(2);
    match.dispose();
  });

  it("has nothing to do for a member without influence", async () => {
    const match = await matchOf(still(3, { influence: { [ANN]: 0 } }), { target: await pictureOf(still(4)) });
    expect(match.ended).toBe("still");
    expect(match.progress()).toMatchObject({ contributions: {}, left: 1 });
    match.dispose();
  });

  it("leaves no tensor behind", async () => {
    const target = await pictureOf(still(4));
    const before = tf.memory().numTensors;
    const match = await matchOf(still(3), { target });
    const opened = tf.memory().numTensors;
    for (let i = 0; i < 5; i++) await match.step();
    expect(tf.memory().numTensors).toBe(opened);
    match.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe("a latent as a function of controls", () => {
  it("equals what the recipe resolves to, through truncation, blends and holds", async () => {
    const [a, b, c] = model.info.controls;
    if (!a || !b || !c) throw new Error("no controls");
    const recipe = still(6, {
      contributions: { [a.id]: { [ANN]: 1.2, [BOB]: -0.4 }, [b.id]: { [BOB]: 0.7 } },
      influence: { [BOB]: 0.5 },
      blends: [{ id: "x", source: { seed: 9 }, band: "shapes", weight: 0.3, by: BOB }],
      holds: [{ control: c.id, value: 0.8, by: BOB }],
    });
    const mapped = await mappedFor(recipe);
    const { origin, rows } = affineLatent(recipe, model.latent, mapped, [a, b]);
    const shown = [1.2 - 0.2, 0.35];
    const expected = resolve(recipe, model.latent, mapped);
    const found = origin.map(
      (from, i) => from + shown.reduce((sum, v, k) => sum + v * (rows[k]?.[i] ?? 0), 0),
    );
    found.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] ?? 0, 4);
    });
  });
});
