/** Exports of mine that were being made when this browser looked last, so that their end is told after a reload, too. */
export const unseenOf = (room: string, shelf: Pick<Storage, "getItem">): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(key(room)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
};

export function keepUnseen(
  room: string,
  ids: readonly string[],
  shelf: Pick<Storage, "setItem" | "removeItem">,
): void {
  try {
    if (ids.length === 0) shelf.removeItem(key(room));
    else shelf.setItem(key(room), JSON.stringify(ids));
  } catch {
    // A browser that keeps nothing shows the progress for as long as the page is open.
  }
}

const key = (room: string): string => `cohue.exports.${room}`;

type Export = { id: string; mine: boolean; state: string };
const isGoing = ({ state }: Export): boolean => state === "waiting" || state === "running";

/** What is to be shown of a room's exports, and what is still unseen: mine that go on, and those that ended unseen. */
export function progressOf<E extends Export>(
  exports: readonly E[],
  unseen: readonly string[],
): { going: readonly E[]; ready: readonly E[]; unseen: readonly string[] } {
  const going = exports.filter((one) => one.mine && isGoing(one));
  const ended = exports.filter(
    ({ id, state }) => unseen.includes(id) && (state === "done" || state === "failed"),
  );
  return { going, ready: ended, unseen: [...going, ...ended].map(({ id }) => id) };
}
