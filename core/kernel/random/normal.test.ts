import { describe, expect, it } from "vitest";
import { exactLog, latentFromSeed, normalQuantile } from "./normal";
import { uint32s, uniforms, xoshiro128 } from "./random";

describe("random numbers", () => {
  it("are those that the authors' code of xoshiro128** gives from state 1, 2, 3, 4", () => {
    const next = xoshiro128([1, 2, 3, 4]);
    expect([next(), next(), next(), next()]).toEqual([11520, 0, 5927040, 70819200]);
  });

  it("follow the golden sequence of a seed", () => {
    const next = uint32s(42);
    expect([next(), next(), next(), next()]).toMatchInlineSnapshot(`
      [
        660444221,
        3652823732,
        77672526,
        910233633,
      ]
    `);
  });

  it("never reach 0 or 1", () => {
    const next = uniforms(7);
    for (let i = 0; i < 10_000; i++) {
      const u = next();
      expect(u > 0 && u < 1).toBe(true);
    }
  });
});

describe("normals", () => {
  it("agree with the tables of the normal distribution", () => {
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 8);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167814, 8);
    expect(normalQuantile(1e-9)).toBeCloseTo(-5.997807015008182, 7);
    expect(normalQuantile(0.99)).toBe(-normalQuantile(1 - 0.99));
  });

  it("use a logarithm as good as Math.log", () => {
    for (const x of [1e-12, 2.3e-10, 0.001, 0.024, 0.5, 0.7, 0.71, 0.999]) {
      expect(Math.abs(exactLog(x) - Math.log(x))).toBeLessThan(1e-14);
    }
  });

  it("make the golden latent of a seed", () => {
    expect([...latentFromSeed(42, 6)]).toMatchInlineSnapshot(`
      [
        -1.020390510559082,
        1.0385342836380005,
        -2.0950214862823486,
        -0.7997415065765381,
        0.08756962418556213,
        1.1825878620147705,
      ]
    `);
    expect([...latentFromSeed(0, 3)]).toMatchInlineSnapshot(`
      [
        -0.21021142601966858,
        -2.3090405464172363,
        0.21997880935668945,
      ]
    `);
    expect([...latentFromSeed(0xffffffff, 3)]).toMatchInlineSnapshot(`
      [
        1.7015807628631592,
        -0.18882419168949127,
        -0.6180546879768372,
      ]
    `);
  });

  it("start a longer latent with the numbers of the shorter one", () => {
    expect([...latentFromSeed(9, 64)].slice(0, 8)).toEqual([...latentFromSeed(9, 8)]);
  });

  it("have mean 0, variance 1 and normal tails over many seeds", () => {
    const all = Array.from({ length: 400 }, (_, seed) => [...latentFromSeed(seed, 128)]).flat();
    const mean = all.reduce((a, b) => a + b, 0) / all.length;
    const variance = all.reduce((a, b) => a + (b - mean) ** 2, 0) / all.length;
    const beyondTwo = all.filter((x) => Math.abs(x) > 2).length / all.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(variance - 1)).toBeLessThan(0.02);
    expect(beyondTwo).toBeCloseTo(0.0455, 2);
  });
});
