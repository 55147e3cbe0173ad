import { describe, expect, it } from "vitest";
import { latentFromSeed } from "@/core/kernel/random";
import type { Hold, Still } from "@/core/picture/recipe/recipe";
import { projection } from "./projection";
import { resolve } from "./resolve";
import { ann, bob, id, randomly, SMALL, still } from "./testing/small-model";

const hold = (control: string, value: number): Hold => ({ control: id(control), value, by: ann });
const controlOf = (name: string) => {
  const found = SMALL.controls.find((control) => control.id === name);
  if (!found) throw new Error(name);
  return found;
};
const reading = (recipe: Still, name: string) =>
  projection(SMALL, controlOf(name), resolve(recipe, SMALL, randomly));

describe("a held control", () => {
  it("reads the held value whatever seed, truncation, styles, contributions and blends say", () => {
    for (let seed = 0; seed < 50; seed++) {
      const storm = { storm: 1, calm: seed % 3 };
      const recipe = still({
        seed,
        truncation: (seed % 12) / 10,
        styles: { structure: storm, shapes: storm, colour: storm },
        contributions: { [id("east")]: { [ann]: seed / 10, [bob]: -1 } },
        blends: [{ id: "b", source: { seed: seed + 1 }, band: "all", weight: 0.4, by: bob }],
        holds: [hold("east", 1.25)],
      });
      expect(reading(recipe, "east")).toBeCloseTo(1.25, 5);
    }
  });

  it("moves nothing outside its band", () => {
    const free = resolve(still(), SMALL, randomly);
    const held = resolve(still({ holds: [hold("east", 3)] }), SMALL, randomly);
    expect([...held].slice(2)).toEqual([...free].slice(2));
    expect(held[1]).toBeCloseTo(free[1] ?? 0, 6);
  });

  it("changes nothing when it holds the value that the control already has", () => {
    const value = reading(still(), "slant");
    const free = resolve(still(), SMALL, randomly);
    const held = resolve(still({ holds: [hold("slant", value)] }), SMALL, randomly);
    held.forEach((w, i) => {
      expect(w).toBeCloseTo(free[i] ?? 0, 6);
    });
  });

  it("combines with other holds to the same bits in any order", () => {
    const holds = [hold("east", -2), hold("north", 0.5), hold("slant", 1)];
    for (const name of ["east", "north", "slant"]) {
      const value = holds.find((h) => h.control === name)?.value ?? 0;
      expect(reading(still({ holds }), name)).toBeCloseTo(value, 5);
    }
    const turned = resolve(still({ holds: holds.toReversed() }), SMALL, randomly);
    expect([...turned]).toEqual([...resolve(still({ holds }), SMALL, randomly)]);
  });

  it("that contradicts another settles in the middle between them", () => {
    const holds = [hold("east", 1), hold("east-again", 3)];
    expect(reading(still({ holds }), "east")).toBeCloseTo(2, 4);
  });

  it("is left out where the model lacks the control", () => {
    const holds = [hold("nobody-has-this", 2)];
    expect([...resolve(still({ holds }), SMALL, randomly)]).toEqual([...resolve(still(), SMALL, randomly)]);
  });
});

describe("a projection", () => {
  it("rises by 1 when the control's contribution does", () => {
    for (const name of ["east", "north", "slant"]) {
      const moved = still({ contributions: { [id(name)]: { [ann]: 1 } } });
      expect(reading(moved, name) - reading(still(), name)).toBeCloseTo(1, 5);
    }
  });

  it("is 0 at the centre of the class means", () => {
    const w = Float32Array.of(0.5, 1, 0.5, 1, 0.5, 1);
    for (const control of SMALL.controls) expect(projection(SMALL, control, w)).toBeCloseTo(0, 12);
    expect(projection(SMALL, controlOf("slant"), latentFromSeed(1, 6))).not.toBe(0);
  });
});
