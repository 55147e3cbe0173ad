import { encode } from "uqr";
import { expect, it } from "vitest";
import { qrPath } from "./qr";

const ADDRESS = "https://cohue.example/works/0123456789abcdef/record";

it("the path fills the dark modules of the code and no others, with four modules of quiet around them", () => {
  const { data, size } = encode(ADDRESS, { ecc: "M", border: 4 });
  const { path, size: drawn } = qrPath(ADDRESS);
  const filled = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let i = 0; i < Number(width); i++) filled.add(`${Number(x) + i} ${y}`);
  const dark = data.flatMap((row, y) => row.flatMap((is, x) => (is ? [`${x} ${y}`] : [])));
  expect(drawn).toBe(size);
  expect([...filled].sort()).toEqual(dark.sort());
  for (const edge of [0, 1, 2, 3, size - 4, size - 1]) expect(data[edge]?.some(Boolean)).toBe(false);
});
