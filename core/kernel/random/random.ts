/**
 * Deterministic random numbers, the same in every JavaScript engine: only integer operations and IEEE-exact
 * +, -, *, / and sqrt are used. Math.log and Math.cos, whose last bit is left to the engine, are not.
 */

/** splitmix32: spreads a seed's bits over a generator's state. */
function splitmix32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

const rotl = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

/** xoshiro128** (Blackman and Vigna, 2018) from a state of four uint32, not all zero. Each call gives a uint32. */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotl(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotl(d, 11);
    return result;
  };
}

/** The generator of a seed (uint32): xoshiro128** whose state splitmix32 fills. */
export function uint32s(seed: number): () => number {
  const fill = splitmix32(seed);
  return xoshiro128([fill(), fill(), fill(), fill()]);
}

/** Uniform numbers strictly between 0 and 1: multiples of 2^-32, plus half a step. */
export function uniforms(seed: number): () => number {
  const next = uint32s(seed);
  return () => (next() + 0.5) / 4294967296;
}
