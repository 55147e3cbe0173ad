import fc from "fast-check";

/** Numbers at which lengths, offsets and counts go wrong. */
const ODD = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

type Change =
  | { kind: "flip"; at: number; bit: number }
  | { kind: "set"; at: number; to: number; width: 1 | 2 | 4; little: boolean }
  | { kind: "cut"; at: number; length: number }
  | { kind: "add"; at: number; bytes: Uint8Array }
  | { kind: "copy"; at: number; from: number; length: number }
  | { kind: "end"; at: number };

/** 0..1, where in the bytes. Their beginnings, where heads are, come as often as all the rest. */
const place = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 0.05, noNaN: true }),
);
const length = fc.oneof(fc.nat(8), fc.nat(2000));
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant("flip" as const), at: place, bit: fc.nat(7) }),
  fc.record({
    kind: fc.constant("set" as const),
    at: place,
    to: fc.oneof(fc.constantFrom(...ODD), fc.nat(0xffff_ffff)),
    width: fc.constantFrom(1 as const, 2 as const, 4 as const),
    little: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("cut" as const), at: place, length }),
  fc.record({ kind: fc.constant("add" as const), at: place, bytes: fc.uint8Array({ maxLength: 40 }) }),
  fc.record({ kind: fc.constant("copy" as const), at: place, from: place, length }),
  fc.record({ kind: fc.constant("end" as const), at: place }),
);

function changed(bytes: Uint8Array, change: Change): Uint8Array {
  const at = Math.floor(change.at * Math.max(0, bytes.length - 1));
  switch (change.kind) {
    case "flip": {
      const out = new Uint8Array(bytes);
      out[at] = (out[at] ?? 0) ^ (1 << change.bit);
      return out;
    }
    case "set": {
      const out = new Uint8Array(bytes);
      for (let i = 0; i < change.width && at + i < out.length; i++) {
        const shift = 8 * (change.little ? i : change.width - 1 - i);
        out[at + i] = (change.to >>> shift) & 0xff;
      }
      return out;
    }
    case "cut":
      return joined(bytes.subarray(0, at), bytes.subarray(at + change.length));
    case "add":
      return joined(bytes.subarray(0, at), change.bytes, bytes.subarray(at));
    case "copy": {
      const from = Math.floor(change.from * bytes.length);
      return joined(bytes.subarray(0, at), bytes.subarray(from, from + change.length), bytes.subarray(at));
    }
    case "end":
      return new Uint8Array(bytes.subarray(0, at));
  }
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Whole files, changed in a few places; now and then bytes that are nothing. */
export function damaged(wholes: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const some = fc
    .tuple(fc.constantFrom(...wholes), fc.array(change, { minLength: 1, maxLength: 6 }))
    .map(([whole, changes]) => changes.reduce(changed, whole));
  return fc.oneof(
    { weight: 30, arbitrary: some },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
    { weight: 1, arbitrary: fc.constantFrom(...wholes) },
  );
}
