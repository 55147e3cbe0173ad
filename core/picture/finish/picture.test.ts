import { expect, it } from "vitest";
import type { ActorId, ControlId, ModelId, Sha256 } from "@/core/kernel/ids/ids";
import type { Finish, HandId, Mask, RoomFinish } from "@/core/picture/recipe/finish";
import { FULL_MASK, writeMask } from "@/core/picture/recipe/mask";
import { emptyRecipe, type Still, stillOf } from "@/core/picture/recipe/recipe";
import { pictureKey } from "./picture";

const [ana, bea] = ["ana", "bea"] as ActorId[] as [ActorId, ActorId];
const warmth = "warmth" as ControlId;
const model = { id: "fields" as ModelId, hash: "a".repeat(64) as Sha256, classes: [{ id: "dune" }] };
const plain: Still = stillOf(emptyRecipe(model, 7));

it("is one for all recipes that draw one picture", () => {
  const key = pictureKey({ ...plain, contributions: { [warmth]: { [ana]: 1.5 } } });
  const same: Still[] = [
    { ...plain, contributions: { [warmth]: { [bea]: 1.5 } } },
    { ...plain, contributions: { [warmth]: { [ana]: 1, [bea]: 0.5 } } },
    {
      ...plain,
      contributions: { [warmth]: { [ana]: 1.5 } },
      model: { ...plain.model, hash: "b".repeat(64) as Sha256 },
    },
    {
      ...plain,
      contributions: { [warmth]: { [ana]: 1.5 } },
      styles: { ...plain.styles, colour: { dune: 0.5 } },
    },
    {
      ...plain,
      contributions: { [warmth]: { [ana]: 1.5 } },
      blends: [{ id: "b", source: { seed: 3 }, band: "all", weight: 0, by: bea }],
    },
  ];
  for (const still of same) expect(pictureKey(still)).toBe(key);
});

it("differs where the picture differs", () => {
  const keys = [
    plain,
    { ...plain, seed: 8 },
    { ...plain, truncation: 0.7 },
    { ...plain, contributions: { [warmth]: { [ana]: 1 } } },
    { ...plain, palette: { colours: ["#ff0000"], strength: 1, by: ana } },
    { ...plain, holds: [{ control: warmth, value: 1, by: ana }] },
    { ...plain, blends: [{ id: "b", source: { seed: 3 }, band: "all" as const, weight: 1, by: ana }] },
  ].map(pictureKey);
  expect(new Set(keys).size).toBe(keys.length);
});

const room: RoomFinish = {
  model: { id: "finish" as ModelId, hash: "c".repeat(64) as Sha256 },
  ...{ ground: {}, strength: 0.8, stroke: 0, colour: 0.2, by: ana },
};
const oils = "oils" as HandId;
const left: Mask = writeMask(Array.from({ length: 1024 }, (_, i) => (i % 32 < 16 ? 1 : 0)));
const painted = (finish: Omit<Finish, "room">, more: Partial<RoomFinish> = {}): Still => ({
  ...plain,
  finish: { room: { ...room, ...more }, ...finish },
});
const own = (name: string) => ({
  own: { [name]: { vector: "A".repeat(267), rights: true as const, by: ana } },
});

it("is one for all recipes that paint one picture, whoever holds the brush", () => {
  const key = pictureKey(painted({ hands: { [oils]: { [ana]: { amount: 0.5 } } } }));
  const same: Still[] = [
    painted({ hands: { [oils]: { [bea]: { amount: 0.5 } } } }),
    painted({ hands: { [oils]: { [ana]: { amount: 0.3 }, [bea]: { amount: 0.2 } } } }),
    painted({ hands: { [oils]: { [ana]: { amount: 0.5, mask: FULL_MASK } } } }),
    painted({}, { ground: { [oils]: 0.5 } }),
    painted({ hands: { [oils]: { [ana]: { amount: 0.5 } } }, strength: { [bea]: 0.3 } }, { strength: 0.5 }),
    painted({ hands: { [oils]: { [ana]: { amount: 0.5 } } } }, { by: bea }),
    painted(
      { hands: { [oils]: { [ana]: { amount: 0.5 } } } },
      { model: { ...room.model, hash: "d".repeat(64) as Sha256 } },
    ),
  ];
  const pin = { control: "finish-stroke" as ControlId, value: 0, by: bea };
  same.push({ ...painted({ hands: { [oils]: { [ana]: { amount: 0.5 } } } }), holds: [pin] });
  for (const still of same) expect(pictureKey(still)).toBe(key);
});

it("is the plain picture's key where a finish paints nothing", () => {
  const nothing = [
    painted({}),
    painted({ stroke: { [ana]: 0.4 } }),
    painted({ hands: { [oils]: { [ana]: { amount: 1 } } } }, { strength: 0 }),
  ];
  for (const still of nothing) expect(pictureKey(still)).toBe(pictureKey(plain));
});

it("compares hands that people made by their numbers, not by their names", () => {
  const by = (name: string) =>
    pictureKey(painted({ hands: { [name]: { [ana]: { amount: 1 } } }, ...own(name) }));
  expect(by("own-one")).toBe(by("own-two"));
});

it("differs where the paint differs", () => {
  const keys = [
    plain,
    painted({ hands: { [oils]: { [ana]: { amount: 0.5 } } } }),
    painted({ hands: { [oils]: { [ana]: { amount: 0.5, mask: left } } } }),
    painted({ hands: { ["ink" as HandId]: { [ana]: { amount: 0.5 } } } }),
    painted({ hands: { [oils]: { [ana]: { amount: 0.5 } } }, stroke: { [ana]: 0.5 } }),
    painted({ hands: { [oils]: { [ana]: { amount: 0.5 } } } }, { colour: 0.9 }),
    painted({ hands: { [oils]: { [ana]: { amount: 0.5 } } } }, { strength: 0.1 }),
  ].map(pictureKey);
  expect(new Set(keys).size).toBe(keys.length);
});
