import { idsOf } from "@/core/kernel/ids/branded";
import type { ActorId } from "@/core/kernel/ids/ids";
import { isKicked, roleOf } from "@/core/room/rules/state";
import type { RoomActor } from "./room-actor";

/** Gives one actor's role, mute and place as host to another: both are one person. */
export async function inherit(room: RoomActor, from: ActorId, to: ActorId): Promise<void> {
  const role = roleOf(room.state, from);
  // A room that removed the account does not get it back by the side door.
  if (!role || isKicked(room.state, to)) return;
  await room.admit(to, role === "viewer" ? "viewer" : "editor", true);
  await room.keepMuted(from, to);
  if (role === "host") await room.command(from, { kind: "role", member: to, role: "host" });
  await room.command(from, { kind: "leave" });
}

/**
 * Somebody leaves for good; a room that they host is the longest-standing editor's then. `alone` where all members are this person:
 * then nothing was done.
 */
export async function depart(
  room: RoomActor,
  actor: ActorId,
  person: readonly ActorId[],
): Promise<"left" | "alone" | "absent"> {
  const members = idsOf(room.state.roles);
  if (!members.includes(actor)) return "absent";
  if (members.every((member) => person.includes(member))) return "alone";
  await room.command(actor, { kind: "leave" });
  return "left";
}
