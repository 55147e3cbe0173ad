import { isSameShape } from "@/core/picture/render/shape";
import type { PaintItem } from "./engines/engine";
import type { LastGrades } from "./last-grades";
import { Brushing } from "./paint/brushing";
import { joinedStyles, resized, wholeItem } from "./paint/item";
import type { PlainPictures } from "./plain-pictures";
import type { Pixels, Prepared } from "./prepare";

/** Whether two moving frames can be made in one run: same model, same finish, same sizes. */
export const fitTogether = (a: Prepared, b: Prepared): boolean =>
  a.running === b.running &&
  isSameShape(a.drawn, b.drawn) &&
  isSameShape(a.target, b.target) &&
  a.paint?.running === b.paint?.running;

/** Whole pictures of prepared jobs that fit together, drawn, painted and graded. One error fails them all. */
export async function drawTogether(
  batch: readonly Prepared[],
  { plains, grades }: { plains: PlainPictures; grades: LastGrades },
): Promise<Pixels[]> {
  const drawn = await drawPlain(batch, plains);
  const [first] = batch;
  const pictures = first?.paint ? await paintTogether(batch, drawn) : drawn;
  return pictures.map((rgb, i) => {
    const prepared = batch[i];
    if (!prepared) throw new RangeError("more pictures than were asked for");
    for (const lut of grades.of(prepared, rgb)) lut.apply(rgb);
    return { rgb, shape: prepared.target };
  });
}

/** Pictures as generators draw them, those remembered left out; at the size at which they are painted, where they are. */
async function drawPlain(batch: readonly Prepared[], plains: PlainPictures): Promise<Uint8Array[]> {
  const known = batch.map((prepared) => (prepared.paint ? plains.get(prepared) : null));
  const missing = batch.filter((_, i) => !known[i]);
  const [first] = missing;
  if (!first) return known.flatMap((rgb) => rgb ?? []);
  const { drawn: picture, running } = first;
  const { rgb } = await running.open.render({
    items: missing.map(({ item }) => item),
    picture,
    tile: { x: 0, y: 0, ...picture },
  });
  const drawn = new Map<Prepared, Uint8Array>();
  for (const [i, prepared] of missing.entries()) {
    const made = rgb[i] ?? new Uint8Array(0);
    if (!prepared.paint) drawn.set(prepared, made);
    else {
      const { target } = prepared;
      // The engine's bytes are of one piece: what is kept must not keep the others.
      const plain = isSameShape(target, picture)
        ? made.slice()
        : await resized({ rgb: made, shape: picture }, target);
      plains.put(prepared, plain);
      drawn.set(prepared, plain);
    }
  }
  return batch.map((prepared, i) => known[i] ?? drawn.get(prepared) ?? new Uint8Array(0));
}

async function paintTogether(
  batch: readonly Prepared[],
  drawn: readonly Uint8Array[],
): Promise<Uint8Array[]> {
  const items: PaintItem[] = [];
  const lifts: ((painted: Uint8Array) => Uint8Array)[] = [];
  for (const [i, { paint, target }] of batch.entries()) {
    const bare = drawn[i];
    if (!paint || !bare) continue;
    // The engine reads the style while dabs and brushwork are made here.
    const reading = joinedStyles(paint, bare, target);
    const brushing = new Brushing(paint, bare, target);
    const [styles, plain] = await Promise.all([reading, brushing.ground.of(bare, target)]);
    const given = brushing.lay(plain, target);
    items.push(wholeItem(paint, styles, given, target));
    lifts.push((painted) => brushing.lift(painted, given, plain));
  }
  const [first] = batch;
  if (!first?.paint) return [];
  const { target } = first;
  const { rgb } = await first.paint.running.open.paint({ items, ...target });
  return rgb.map((painted, i) => lifts[i]?.(painted) ?? painted);
}
