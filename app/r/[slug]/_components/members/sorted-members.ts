import type { Member } from "@/core/room/protocol/messages";

const RANK = { host: 0, editor: 1, viewer: 2 };

/** Me first, then who is here, by role and time of coming. */
export const sortedMembers = (members: readonly Member[], me: string): Member[] =>
  [...members].sort(
    (a, b) =>
      Number(b.actor === me) - Number(a.actor === me) ||
      Number(b.online) - Number(a.online) ||
      RANK[a.role] - RANK[b.role] ||
      a.since - b.since,
  );
