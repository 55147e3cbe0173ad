import { MASK_SIDE } from "@/core/picture/recipe/finish";

/** How much of something is laid on: `share` of `amount`, which is one number, or one for each of 32 x 32 places. */
export type Laid = { share: number; amount: number | Float32Array };

/** What is laid on each pixel of row `y` of a picture so high, by straight lines between places. */
export function fillRow(
  row: Float32Array,
  { share, amount }: Laid,
  { y, height }: { y: number; height: number },
): void {
  if (typeof amount === "number") {
    row.fill(share * amount);
    return;
  }
  const at = ((y + 0.5) * MASK_SIDE) / height - 0.5;
  const inside = (i: number) => Math.max(0, Math.min(MASK_SIDE - 1, i));
  const [upper, down] = [Math.floor(at), at - Math.floor(at)];
  const line = Float32Array.from({ length: MASK_SIDE }, (_, x) => {
    const above = amount[inside(upper) * MASK_SIDE + x] as number;
    return share * (above + ((amount[inside(upper + 1) * MASK_SIDE + x] as number) - above) * down);
  });
  for (let x = 0; x < row.length; x++) {
    const place = ((x + 0.5) * MASK_SIDE) / row.length - 0.5;
    const left = Math.floor(place);
    const near = line[inside(left)] as number;
    row[x] = near + ((line[inside(left + 1)] as number) - near) * (place - left);
  }
}
