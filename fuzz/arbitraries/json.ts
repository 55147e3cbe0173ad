import fc from "fast-check";

type Path = readonly (string | number)[];

const WORDS = ["__proto__", "constructor", "toString", "", "\ud800", "\0", "a".repeat(5000), "1e999", "-0"];
const NUMBERS = [-1, 0, 0.5, 1e21, -1e-9, 2 ** 53, 4_294_967_296, Number.MAX_VALUE, 1e-7];
/** Values that a field is not expected to have, and some that it may. */
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, [], {}, ...NUMBERS),
  fc.constantFrom(...WORDS),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3, stringUnit: "binary" }),
  fc.dictionary(
    fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 10 })),
    fc.jsonValue({ maxDepth: 1 }),
  ),
);

/** Every place in a value, the whole included. */
function placesOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, member]) => placesOf(member, [...at, key]))];
}

/** A copy with another value at a place; `undefined` takes the member away. */
function withAt(value: unknown, path: Path, to: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return to;
  if (typeof value !== "object" || value === null) return value;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  const member = withAt(copy[key], rest, to);
  if (member === undefined && !Array.isArray(copy)) delete copy[key];
  else
    Object.defineProperty(copy, key, { value: member, enumerable: true, writable: true, configurable: true });
  return copy;
}

const word = fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: "binary", maxLength: 20 }));
const number = fc.oneof(fc.constantFrom(...NUMBERS), fc.integer(), fc.double());
/** What comes to a place: more often than not of the kind that was there, so that what is further in is reached. */
const other = fc.record({
  any: fc.oneof({ weight: 6, arbitrary: anyValue }, { weight: 1, arbitrary: fc.constant(undefined) }),
  word,
  number,
  isLike: fc.integer({ min: 0, max: 2 }),
});

function valueFor(
  before: unknown,
  { any, word, number, isLike }: { any: unknown; word: string; number: number; isLike: number },
) {
  if (isLike > 0 && typeof before === "string") return isLike === 1 ? word : before + word;
  if (isLike > 0 && typeof before === "number") return number;
  return any;
}

/** Sound values with other values in a few places, as they come out of JSON. */
export function twisted(sound: readonly unknown[]): fc.Arbitrary<unknown> {
  const known = sound.map((value) => ({ value, places: placesOf(value) }));
  const some = fc
    .tuple(
      fc.constantFrom(...known),
      fc.array(fc.tuple(fc.nat(10_000), other), { minLength: 1, maxLength: 4 }),
    )
    .map(([{ value, places }, changes]) =>
      changes.reduce<unknown>((twisted, [at, to]) => {
        const place = places[at % places.length] ?? [];
        return withAt(twisted, place, valueFor(valueAt(twisted, place), to));
      }, value),
    );
  return fc.oneof({ weight: 20, arbitrary: some }, { weight: 1, arbitrary: anyValue }).map(throughJson);
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    value,
  );

const throughJson = (value: unknown): unknown => {
  const text = JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text);
};
