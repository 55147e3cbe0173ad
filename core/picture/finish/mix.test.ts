import { describe, expect, it } from "vitest";
import { writeMask } from "@/core/picture/recipe/mask";
import { Recipe, stillOf } from "@/core/picture/recipe/recipe";
import { FIRST } from "@/core/room/rules/testing/story";
import { mixOf } from "./mix";

const hash = "d".repeat(64);
const ROOM = { model: { id: "finish", hash }, ground: {}, strength: 0.8, stroke: 0, colour: 0.5, by: "host" };
const left = writeMask(Array.from({ length: 1024 }, (_, i) => (i % 32 < 16 ? 1 : 0)));
const right = writeMask(Array.from({ length: 1024 }, (_, i) => (i % 32 < 16 ? 0 : 1)));

const still = (finish: unknown, rest: object = {}) => stillOf(Recipe.parse({ ...FIRST, finish, ...rest }));
const mix = (finish: unknown, rest?: object) => mixOf(still(finish, rest));
const weights = (of: ReturnType<typeof mixOf>) =>
  Object.fromEntries((of?.parts ?? []).map(({ hand, weight }) => [hand, weight]));

describe("a finish", () => {
  it("is absent without a finish in the room, without a hand, or at strength 0", () => {
    expect(mixOf(FIRST)).toBeNull();
    expect(mix({ hands: { ink: { ana: { amount: 1 } } } })).toBeNull();
    expect(mix({ room: ROOM })).toBeNull();
    expect(mix({ room: { ...ROOM, ground: { ink: 1 }, strength: 0 } })).toBeNull();
  });

  it("is the mean of all hands, each weighed by the sum of influence x amount", () => {
    const hands = { ink: { ana: { amount: 0.5 }, ben: { amount: 1 } }, oil: { ben: { amount: 0.5 } } };
    const found = mix({ room: ROOM, hands }, { influence: { ben: 0.5 } });
    expect(weights(found)).toEqual({ ink: expect.closeTo(0.8, 6), oil: expect.closeTo(0.2, 6) });
    expect(found).toMatchObject({ amount: 1, strength: 0.8, stroke: 0, colour: 0.5 });
  });

  it("lacks the strokes of a member without influence, in places as well", () => {
    const hands = { ink: { ana: { amount: 1, mask: left } }, oil: { ben: { amount: 1, mask: right } } };
    const all = mix({ room: ROOM, hands });
    const alone = mix({ room: ROOM, hands }, { influence: { ben: 0 } });
    expect(all?.parts.map(({ hand }) => hand)).toEqual(["ink", "oil"]);
    expect(alone?.parts.map(({ hand }) => hand)).toEqual(["ink"]);
    const amount = alone?.amount as Float32Array;
    expect([amount[0], amount[31]]).toEqual([1, 0]);
  });

  it("has each hand where it was brushed, and shares that sum to one everywhere", () => {
    const hands = { ink: { ana: { amount: 1, mask: left } }, oil: { ben: { amount: 1 } } };
    const { ink, oil } = weights(mix({ room: ROOM, hands })) as Record<string, Float32Array>;
    expect([ink?.[0], ink?.[31]]).toEqual([0.5, 0]);
    for (let i = 0; i < 1024; i++) expect((ink?.[i] ?? 0) + (oil?.[i] ?? 0)).toBeCloseTo(1, 6);
  });

  it("adds everyone's share of strength, stroke and colour to the room's, within what can be rendered", () => {
    const room = { ...ROOM, ground: { ink: 1 } };
    const found = mix({ room, strength: { ana: 2 }, stroke: { ana: -0.4, ben: -0.2 }, colour: { ben: 0.1 } });
    expect(found).toMatchObject({
      strength: 1,
      stroke: expect.closeTo(-0.6, 6),
      colour: expect.closeTo(0.6, 6),
    });
  });

  it("respects pins", () => {
    const room = { ...ROOM, ground: { ink: 1, oil: 1 } };
    const holds = [
      { control: "finish-stroke", value: 0.5, by: "ana" },
      { control: "hand-oil", value: 0, by: "ana" },
    ];
    const found = mix({ room, stroke: { ben: -1 } }, { holds });
    expect(found?.stroke).toBe(0.5);
    expect(weights(found)).toEqual({ ink: 1 });
  });

  it("carries the vectors of hands that were made from pictures", () => {
    const own = { "own-1": { vector: "A".repeat(267), rights: true, by: "ana" } };
    const found = mix({ room: ROOM, hands: { "own-1": { ana: { amount: 1 } } }, own });
    expect(found?.parts).toEqual([{ hand: "own-1", vector: "A".repeat(267), weight: 1 }]);
  });

  it("of a picture blended in comes along by its weight, where colours are blended", () => {
    const { blends: _b, palette: _p, holds: _h, keyframes: _k, v: _v, ...latent } = FIRST;
    const finish = { room: { ...ROOM, ground: { oil: 1 }, strength: 0.4 } };
    const blend = (band: string) => [
      { id: "b", source: { recipe: { ...latent, finish } }, band, weight: 0.25, by: "ana" },
    ];
    const room = { ...ROOM, ground: { ink: 1 } };
    const found = mix({ room }, { blends: blend("colour") });
    expect(weights(found)).toEqual({ ink: 0.75, oil: 0.25 });
    expect(found?.strength).toBeCloseTo(0.7, 6);
    expect(weights(mix({ room }, { blends: blend("structure") }))).toEqual({ ink: 1 });
  });
});
