import { describe, expect, it } from "vitest";
import { uniforms } from "@/core/kernel/random";
import type { Blend, Still } from "@/core/picture/recipe/recipe";
import { mappingsNeeded, resolve } from "./resolve";
import { ann, bob, id, plainly, randomly, SMALL, still } from "./testing/small-model";

const at = (changes: Partial<Still>) => [...resolve(still(changes), SMALL, plainly)];
const mixes = (structure: Still["styles"]["structure"], rest = structure) => ({
  ...{ structure, shapes: rest, colour: rest },
});
const blend = (source: Blend["source"], weight: number, band: Blend["band"] = "all"): Blend => ({
  ...{ id: "b", source, band, weight, by: ann },
});

describe("the latent of a recipe", () => {
  it("is the mapped seed in every layer when the recipe asks for nothing else", () => {
    expect(at({})).toEqual([5, 0, 5, 0, 5, 0]);
  });

  it("mixes classes per band by normalised weight", () => {
    expect(at({ styles: mixes({ calm: 0.2, storm: 0.6 }, { storm: 0.1 }) })).toEqual([5, 7.5, 5, 10, 5, 10]);
  });

  it("is truncated towards the mean of the band's own mixture", () => {
    // Half calm (1, 0), half storm (0, 2): mean (0.5, 1); base (5, 5).
    const half = { calm: 0.5, storm: 0.5 };
    expect(at({ styles: mixes(half), truncation: 0.5 }).slice(0, 2)).toEqual([2.75, 3]);
  });

  it("is the mean of the mixture at psi 0, whatever the seed", () => {
    for (const seed of [0, 1, 4_294_967_295]) {
      const styles = mixes({ calm: 0.5, storm: 0.5 }, { calm: 1 });
      expect(at({ seed, styles, truncation: 0 })).toEqual([0.5, 1, 1, 0, 1, 0]);
    }
  });

  it("adds each control's sum in sigmas along its direction, in its own band only", () => {
    const contributions = { [id("east")]: { [ann]: 2 }, [id("north")]: { [ann]: 1, [bob]: -0.5 } };
    expect(at({ contributions })).toEqual([6, 1, 5, 1, 5, 1]);
  });

  it("E8: weighs contributions by influence and clamps the sum to 4 sigmas", () => {
    const contributions = { [id("east")]: { [ann]: 8, [bob]: 8 } };
    expect(at({ contributions })[0]).toBe(5 + 4 * 0.5);
    expect(at({ contributions, influence: { [ann]: 0, [bob]: 0.25 } })[0]).toBe(5 + 2 * 0.5);
  });

  it("leaves out controls and classes that the model lacks", () => {
    const contributions = { [id("nobody-has-this")]: { [ann]: 3 } };
    expect(at({ contributions, styles: mixes({ calm: 1, foreign: 1 }) })).toEqual(at({}));
  });

  it("is an even mixture where the model has none of the classes", () => {
    expect(at({ styles: mixes({ foreign: 1 }) })).toEqual([5, 5, 5, 5, 5, 5]);
  });

  it("has the same bits in whatever order members and controls were written", () => {
    const one = { [id("east")]: { [ann]: 0.1, [bob]: 0.7 }, [id("north")]: { [bob]: 0.3, [ann]: 0.2 } };
    const two = { [id("north")]: { [ann]: 0.2, [bob]: 0.3 }, [id("east")]: { [bob]: 0.7, [ann]: 0.1 } };
    expect(at({ contributions: one })).toEqual(at({ contributions: two }));
  });
});

describe("a blend", () => {
  it("of weight 1 is the source, to the bit", () => {
    const contributions = { [id("east")]: { [ann]: 1.7 }, [id("slant")]: { [bob]: -0.3 } };
    const other = still({ seed: 77, truncation: 0.7, contributions });
    const blended = resolve(still({ blends: [blend({ recipe: other }, 1)] }), SMALL, randomly);
    expect([...blended]).toEqual([...resolve(other, SMALL, randomly)]);
  });

  it("of weight 0 changes nothing and asks for no mapping", () => {
    const blends = [blend({ seed: 9 }, 0)];
    expect(at({ blends })).toEqual(at({}));
    expect(mappingsNeeded(still({ blends }), SMALL)).toEqual([{ seed: 5, classIndex: 0 }]);
  });

  it("moves only its band, in proportion to its weight", () => {
    expect(at({ blends: [blend({ seed: 9 }, 0.25, "shapes")] })).toEqual([5, 0, 6, 0, 5, 0]);
  });

  it("with a plain seed uses the room's truncation and styles, or the styles it brings", () => {
    const styles = mixes({ storm: 1 });
    expect(at({ blends: [blend({ seed: 9 }, 1)], styles, truncation: 0.5 }).slice(0, 2)).toEqual([4.5, 6]);
    expect(at({ blends: [blend({ seed: 9, styles }, 1)] }).slice(0, 2)).toEqual([9, 10]);
  });

  it("is applied after the one before it", () => {
    const blends = [blend({ seed: 9 }, 0.5), { ...blend({ seed: 1 }, 0.5), id: "c" }];
    expect(at({ blends })[0]).toBe(4);
    expect(at({ blends: blends.toReversed() })[0]).toBe(6);
  });

  it("is left out where its picture is of another model", () => {
    const foreign = still({ seed: 9, model: { ...still().model, id: "other" as typeof SMALL.id } });
    expect(at({ blends: [blend({ recipe: foreign }, 1)] })).toEqual(at({}));
  });
});

describe("mappings", () => {
  it("are listed once each, and exactly those that resolving asks for", () => {
    const next = uniforms(3);
    for (let round = 0; round < 100; round++) {
      const mix = () => ({ calm: next() < 0.5 ? 0 : next(), storm: next() < 0.3 ? 0 : next(), odd: 0.1 });
      const recipe = still({
        seed: Math.floor(next() * 3),
        styles: { structure: mix(), shapes: mix(), colour: mix() },
        blends: [blend({ seed: Math.floor(next() * 3) }, next() < 0.5 ? 0 : 0.5), blend({ seed: 8 }, next())],
      });
      const asked = new Set<string>();
      resolve(recipe, SMALL, (seed, classIndex) => {
        asked.add(`${seed}/${classIndex}`);
        return plainly(seed, classIndex);
      });
      const listed = mappingsNeeded(recipe, SMALL).map(({ seed, classIndex }) => `${seed}/${classIndex}`);
      expect(listed.toSorted()).toEqual([...asked].toSorted());
    }
  });
});
