/** OKLab (Björn Ottosson, 2020): L 0..1, a and b about -0.4..0.4. Colours are sRGB, 0..1 or bytes. */
export type Oklab = readonly [number, number, number];

const LINEAR = Float64Array.from({ length: 256 }, (_, byte) => toLinear(byte / 255));

function toLinear(c: number): number {
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}
const toGamma = (c: number): number => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);

/** sRGB bytes to OKLab. */
export function oklabOf(red: number, green: number, blue: number): Oklab {
  return fromLinear(LINEAR[red] ?? 0, LINEAR[green] ?? 0, LINEAR[blue] ?? 0);
}

/** sRGB 0..1 to OKLab. */
export const oklabOfUnit = (red: number, green: number, blue: number): Oklab =>
  fromLinear(toLinear(red), toLinear(green), toLinear(blue));

function fromLinear(r: number, g: number, b: number): Oklab {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const channel = (linear: number) => toGamma(Math.min(1, Math.max(0, linear)));

/** OKLab to sRGB 0..1, each channel cut to the gamut. */
export function unitOf([L, a, b]: Oklab): [number, number, number] {
  const l = cube(L + 0.3963377774 * a + 0.2158037573 * b);
  const m = cube(L - 0.1055613458 * a - 0.0638541728 * b);
  const s = cube(L - 0.0894841775 * a - 1.291485548 * b);
  return [
    channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    channel(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** `#rrggbb` to OKLab. */
export function oklabOfHex(hex: string): Oklab {
  const value = Number.parseInt(hex.slice(1), 16);
  return oklabOf((value >> 16) & 255, (value >> 8) & 255, value & 255);
}

/** OKLab to `#rrggbb`. */
export const hexOf = (colour: Oklab): string =>
  `#${unitOf(colour)
    .map((c) =>
      Math.round(c * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

// Products, not powers: those take five times as long.
const cube = (x: number) => x * x * x;

export function distanceSquared(p: Oklab, q: Oklab): number {
  const [L, a, b] = [p[0] - q[0], p[1] - q[1], p[2] - q[2]];
  return L * L + a * a + b * b;
}

/** [n x 3] numbers as colours. */
export const coloursOf = (flat: Float32Array): Oklab[] =>
  Array.from({ length: flat.length / 3 }, (_, i) => [
    flat[i * 3] ?? 0,
    flat[i * 3 + 1] ?? 0,
    flat[i * 3 + 2] ?? 0,
  ]);
