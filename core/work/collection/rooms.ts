/** A stretch of wall: one work with the curator's words beside it, or up to three in a row. */
export type Spread<T> = { kind: "lead"; work: T } | { kind: "row"; works: T[] };
export type ExhibitionRoom<T> = { spreads: Spread<T>[] };

const ROW = 3;
const ROOM_WORKS = 6;
const ROOM_SPREADS = 3;

/**
 * Hangs works in rooms, in order: one that has a note stands by itself, those between hang in rows as even as can be; a room
 * ends before its seventh work or fourth stretch of wall.
 */
export function hangInRooms<T extends { note: string }>(works: readonly T[]): ExhibitionRoom<T>[] {
  const rooms: ExhibitionRoom<T>[] = [];
  let held = 0;
  for (const spread of spreadsOf(works)) {
    const count = spread.kind === "lead" ? 1 : spread.works.length;
    const last = rooms.at(-1);
    if (last && last.spreads.length < ROOM_SPREADS && held + count <= ROOM_WORKS) {
      last.spreads.push(spread);
      held += count;
    } else {
      rooms.push({ spreads: [spread] });
      held = count;
    }
  }
  return rooms;
}

function spreadsOf<T extends { note: string }>(works: readonly T[]): Spread<T>[] {
  const spreads: Spread<T>[] = [];
  let between: T[] = [];
  const endRow = () => {
    const rows = Math.ceil(between.length / ROW);
    for (let i = 0; i < rows; i++) {
      const from = Math.round((i * between.length) / rows);
      const to = Math.round(((i + 1) * between.length) / rows);
      spreads.push({ kind: "row", works: between.slice(from, to) });
    }
    between = [];
  };
  for (const work of works) {
    if (!work.note) {
      between.push(work);
      continue;
    }
    endRow();
    spreads.push({ kind: "lead", work });
  }
  endRow();
  return spreads;
}
