import type { RoomId } from "@/core/kernel/ids/ids";
import { verifyChain } from "@/core/room/log/chain";
import type { RoomEvent } from "@/core/room/log/event";
import { openAsIs } from "@/prisma/client";
import { toEvent } from "@/server/domain/room/store";
import type { CrashMember } from "./crash-member";

/** A room's events, read by a connection of its own. */
export async function readLog(url: string, room: RoomId): Promise<RoomEvent[]> {
  const database = openAsIs(url);
  const rows = await database.db.roomEvent.findMany({ where: { room }, orderBy: { seq: "asc" } });
  await database.close();
  return rows.map(toEvent);
}

/**
 * What is wrong with a log. Nothing where it is whole, has no edit twice, and has every acknowledged edit or a newer one of that member and
 * control.
 */
export function faultsOf(events: readonly RoomEvent[], members: readonly CrashMember[]): string[] {
  const chain = verifyChain(events);
  const faults = chain.ok ? [] : [`the chain breaks at ${chain.seq}: ${chain.why}`];
  const edits = events.flatMap((e) => (e.kind === "edit" ? [e.payload] : []));
  const names = edits.map(({ client, n }) => `${client}/${n}`);
  const twice = names.filter((name, i) => names.indexOf(name) !== i);
  faults.push(...twice.map((name) => `${name} is there twice`));
  for (const { client, acknowledged } of members) {
    for (const [control, n] of acknowledged) {
      const mine = edits.filter(
        ({ client: by, edit }) => by === client && edit.kind === "contribution" && edit.control === control,
      );
      if (Math.max(...mine.map((e) => e.n)) < n)
        faults.push(`${client}/${n} on ${control} was acknowledged and is lost`);
    }
  }
  return faults;
}

/** What is wrong with what members say of owners: two that say the same event, or one that goes on after another has begun. */
export function mixedOwners(members: readonly Pick<CrashMember, "owners">[]): string[] {
  const all = new Map<number, string>();
  const wrong: string[] = [];
  for (const { owners } of members)
    for (const [seq, owner] of owners) {
      if ((all.get(seq) ?? owner) !== owner) wrong.push(`event ${seq} was told by two owners`);
      all.set(seq, owner);
    }
  const ended = new Set<string>();
  let last: string | undefined;
  for (const [seq, owner] of [...all].sort(([a], [b]) => a - b)) {
    if (owner !== last && ended.has(owner)) wrong.push(`an owner that was replaced told event ${seq}`);
    if (last && owner !== last) ended.add(last);
    last = owner;
  }
  return wrong;
}
