/** One work was made from another. */
export type Descent = { parent: string; child: string; kind: string };

/** A work's place in the drawn graph: columns are generations, the oldest first; rows count from the top. */
export type Place = { id: string; column: number; row: number };

/**
 * Lays works out so that every line goes from left to right: a work stands one column after the last of its parents, or, among the
 * ancestors of `centre`, one before the first work made from it. A circle, which should never exist, ends the search.
 */
export function layOut(centre: string, lines: readonly Descent[]): Place[] {
  const ids = [...new Set([centre, ...lines.flatMap(({ parent, child }) => [parent, child])])];
  const before = generations(centre, lines, ({ parent, child }) => [child, parent]);
  const after = generations(centre, lines, ({ parent, child }) => [parent, child]);
  const oldest = Math.max(0, ...before.values());
  const filled = new Map<number, number>();
  return ids.map((id) => {
    const column = oldest + (after.get(id) ?? -(before.get(id) ?? 0));
    const row = filled.get(column) ?? 0;
    filled.set(column, row + 1);
    return { id, column, row };
  });
}

/** How many steps at most lead from the centre to each work that is reached this way. */
function generations(
  centre: string,
  lines: readonly Descent[],
  step: (line: Descent) => readonly [from: string, to: string],
): Map<string, number> {
  const depth = new Map([[centre, 0]]);
  const steps = lines.map(step);
  for (let round = 0; round < steps.length; round++) {
    let grew = false;
    for (const [from, to] of steps) {
      const next = (depth.get(from) ?? Number.NaN) + 1;
      if (to === centre || !(next > (depth.get(to) ?? 0))) continue;
      depth.set(to, next);
      grew = true;
    }
    if (!grew) break;
  }
  return depth;
}
