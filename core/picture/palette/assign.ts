/**
 * The cheapest way to give each of `rows` its own column of a cost matrix (rows <= columns <= 12): exact, by dynamic
 * programming over the set of columns used. Ties go to the lower column, so the answer is stable.
 */
export function assign(cost: readonly (readonly number[])[], columns: number): number[] {
  const sets = 1 << columns;
  let best = new Float64Array(sets).fill(Number.POSITIVE_INFINITY);
  best[0] = 0;
  const choices: Int8Array[] = [];
  for (const row of cost) {
    const next = new Float64Array(sets).fill(Number.POSITIVE_INFINITY);
    const chosen = new Int8Array(sets).fill(-1);
    for (let used = 0; used < sets; used++) {
      const spent = best[used] ?? Number.POSITIVE_INFINITY;
      if (spent === Number.POSITIVE_INFINITY) continue;
      for (let column = 0; column < columns; column++) {
        const after = used | (1 << column);
        const total = spent + (row[column] ?? 0);
        if (after !== used && total < (next[after] ?? 0)) {
          next[after] = total;
          chosen[after] = column;
        }
      }
    }
    best = next;
    choices.push(chosen);
  }
  let used = best.indexOf(Math.min(...best));
  const columnOf: number[] = [];
  for (const chosen of choices.reverse()) {
    const column = chosen[used] ?? 0;
    columnOf.unshift(column);
    used ^= 1 << column;
  }
  return columnOf;
}
