import { describe, expect, it } from "vitest";
import type { ActorId, ControlId, ModelId, Sha256, WorkId } from "@/core/kernel/ids/ids";
import { applyEdit } from "@/core/picture/edits/apply";
import type { Control } from "@/core/picture/model/model-file";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { emptyRecipe, Recipe } from "@/core/picture/recipe/recipe";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import { type Breeding, brood, CHILDREN, isBred } from "./brood";
import type { Mate } from "./mate";

const [ana, ben] = ["ana" as ActorId, "ben" as ActorId];
const model = { id: "waves" as ModelId, hash: "a".repeat(64) as Sha256, classes: [{ id: "tide" }] };
const control = (id: string, kind: Control["kind"]): Control => ({
  id: id as ControlId,
  kind,
  label: id,
  band: "all",
  sigma: 1,
  vector: 0,
});
const controls = [
  ...["warmth", "calm", "depth"].map((id) => control(id, "direction")),
  ...Array.from({ length: 20 }, (_, i) => control(`pc-${i}`, "component")),
];
const recipe = Recipe.parse({
  ...emptyRecipe(model, 7),
  contributions: { warmth: { [ana]: 1, [ben]: -2 } },
});
const { v: _v, blends: _b, palette: _p, holds: _h, keyframes: _k, ...latent } = emptyRecipe(model, 99);
const mate: Mate = {
  work: "0123456789abcdef" as WorkId,
  title: "Night",
  version: 1,
  recipe: latent,
  palette: { colours: ["#102030"], strength: 0.5 },
};
const breeding = (more: Partial<Breeding> = {}): Breeding => ({
  recipe,
  me: ana,
  controls,
  seed: 5,
  reach: 0.5,
  mate: null,
  ...more,
});
const made = (edits: ReturnType<typeof brood>[number]) =>
  edits.reduce((now, edit) => applyEdit(now, edit, ana), recipe);

describe("a brood", () => {
  it("is nine different pictures, and the same nine for the same seed", () => {
    const children = brood(breeding()).map(made);
    expect(new Set(children.map((child) => JSON.stringify(child))).size).toBe(CHILDREN);
    expect(brood(breeding())).toEqual(brood(breeding()));
    expect(brood(breeding({ seed: 6 }))).not.toEqual(brood(breeding()));
  });

  it("moves only the chooser's contributions; those of others stay", () => {
    for (const child of [...brood(breeding()), ...brood(breeding({ mate }))].map(made)) {
      expect(Recipe.parse(child).contributions["warmth" as ControlId]?.[ben]).toBe(-2);
      expect(child.influence).toEqual(recipe.influence);
    }
  });

  it("fits one message and a member's limits, however far it reaches", () => {
    const far = Recipe.parse({ ...recipe, contributions: { warmth: { [ana]: 8 } }, influence: { [ana]: 0 } });
    for (const edits of brood(breeding({ recipe: far, reach: 1 }))) {
      expect(edits.length).toBeLessThanOrEqual(ROOM_LIMITS.batch);
      for (const edit of edits)
        if (edit.kind === "contribution")
          expect(Math.abs(edit.value)).toBeLessThanOrEqual(RECIPE_LIMITS.contribution);
    }
  });

  it("differs more when a larger reach is asked for", () => {
    const moved = (reach: number) =>
      brood(breeding({ reach }))
        .flat()
        .reduce((sum, e) => sum + (e.kind === "contribution" ? Math.abs(e.value) : 0), 0);
    expect(moved(1)).toBeGreaterThan(2 * moved(0));
  });

  it("does not move controls that are locked or held", () => {
    const free = controls.filter(({ id }) => id !== "warmth");
    for (const edit of brood(breeding({ controls: free })).flat())
      expect(edit).not.toMatchObject({ control: "warmth" });
  });

  it("of two parents mixes bands of both in each child, and names the other parent", () => {
    for (const edits of brood(breeding({ mate }))) {
      const blends = edits.flatMap((e) => (e.kind === "blend" && e.value ? [{ id: e.id, ...e.value }] : []));
      expect(blends.length).toBeGreaterThan(0);
      expect(blends.filter(({ weight }) => weight === 1).length).toBeLessThan(3);
      for (const { id, source } of blends) {
        expect(isBred(id)).toBe(true);
        expect(source).toEqual({ recipe: latent, work: mate.work });
      }
    }
  });

  it("never blends more than a room may hold", () => {
    const blend = { source: { seed: 1 }, band: "all", weight: 0.1, by: ana };
    const full = Recipe.parse({
      ...recipe,
      blends: Array.from({ length: RECIPE_LIMITS.blends - 1 }, (_, i) => ({ ...blend, id: `b${i}` })),
    });
    for (const edits of brood(breeding({ recipe: full, mate }))) {
      const ids = new Set(edits.flatMap((e) => (e.kind === "blend" ? [e.id] : [])));
      expect(full.blends.filter(({ id }) => !ids.has(id)).length + ids.size).toBeLessThanOrEqual(
        RECIPE_LIMITS.blends,
      );
    }
  });

  it("of a picture made only of blends still differs: blend weights change, and controls move farther", () => {
    const blend = { source: { seed: 1 }, band: "all", weight: 0.5, by: ben };
    const blended = Recipe.parse({
      ...recipe,
      blends: [0, 1, 2].map((i) => ({ ...blend, id: `b${i}` })),
    });
    const pulled = (of: Recipe) =>
      brood(breeding({ recipe: of }))
        .flat()
        .reduce((sum, e) => sum + (e.kind === "contribution" ? Math.abs(e.value) : 0), 0);
    expect(pulled(blended)).toBeGreaterThan(2 * pulled(recipe));
    const weights = brood(breeding({ recipe: blended }))
      .flat()
      .flatMap((e) => (e.kind === "blend" && e.value && e.id.startsWith("b0") ? [e.value.weight] : []));
    expect(new Set(weights).size).toBeGreaterThan(2);
  });

  it("has its golden first child", () => {
    expect(brood(breeding())[0]).toMatchInlineSnapshot(`
      [
        {
          "control": "calm",
          "kind": "contribution",
          "value": -0.3011,
        },
        {
          "control": "pc-1",
          "kind": "contribution",
          "value": -2.1745,
        },
        {
          "control": "warmth",
          "kind": "contribution",
          "value": -0.3371,
        },
        {
          "control": "pc-12",
          "kind": "contribution",
          "value": 0.4653,
        },
        {
          "control": "depth",
          "kind": "contribution",
          "value": 1.983,
        },
        {
          "control": "pc-4",
          "kind": "contribution",
          "value": -1.2668,
        },
        {
          "control": "pc-8",
          "kind": "contribution",
          "value": -0.4161,
        },
      ]
    `);
  });
});
