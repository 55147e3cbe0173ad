import type { PaintItem } from "./engine";

/** What has to agree for items of one size to be painted in one run. */
const keyOf = ({ styles, places, stats, measure }: PaintItem): string =>
  [
    styles.length,
    places ? `${places.width}x${places.height}` : "everywhere",
    stats?.length ?? 0,
    measure,
  ].join();

/** Indices of items that can be painted together, no more than `most` at once, in order of arrival. */
export function paintGroups(items: readonly PaintItem[], most: number): number[][] {
  const groups: { key: string; indices: number[] }[] = [];
  items.forEach((item, i) => {
    const key = keyOf(item);
    const open = groups.find((group) => group.key === key && group.indices.length < most);
    if (open) open.indices.push(i);
    else groups.push({ key, indices: [i] });
  });
  return groups.map(({ indices }) => indices);
}
