import type { ClientToServer, CommandMessage } from "@/core/room/protocol/messages";
import { type Answer, ROLES, type SomeRole } from "./roles";

/** In a room there are two more: who watches, and whom the host has muted. */
export const ROOM_ROLES = { ...ROLES, viewer: "Viewer", muted: "Muted editor" } as const;
export type RoomRole = SomeRole | "viewer" | "muted";
export const ROOM_ROLE_IDS = Object.keys(ROOM_ROLES) as RoomRole[];
export type RoomRow = Readonly<Record<RoomRole, Answer>>;

/** Every message of a socket, commands each by its kind. `connect` is the handshake. */
export type SocketEvent =
  | "connect"
  | Exclude<keyof ClientToServer, "command">
  | `command ${CommandMessage["kind"]}`;

/** Who is not let in has no socket; who is a stranger to the room has one, and is in no room. */
const row = (stranger: Answer, { host, user, viewer, muted }: Partial<RoomRow>): RoomRow => ({
  out: "signed_out",
  banned: "banned",
  guest: stranger,
  other: stranger,
  moderator: stranger,
  admin: stranger,
  host: host ?? "yes",
  user: user ?? "yes",
  viewer: viewer ?? "yes",
  muted: muted ?? "yes",
});
const EDITORS = row("forbidden", { viewer: "viewer_only", muted: "muted" });
const THE_HOST = row("forbidden", { user: "forbidden", viewer: "forbidden", muted: "forbidden" });
/** Members are not told that there is such a thing. */
const UNSEEN: RoomRow = {
  ...row("not_found", { host: "not_found", user: "not_found", viewer: "not_found", muted: "not_found" }),
  moderator: "yes",
  admin: "yes",
};

/** What each gets of a private room. By their role, moderators and admins may watch, unseen; they have no way to take part. */
export const EVENTS: Readonly<Record<SocketEvent, RoomRow>> = {
  connect: row("yes", {}),
  join: row("not_found", {}),
  presence: row("forbidden", {}),
  chat: row("forbidden", { muted: "muted" }),
  react: row("forbidden", { muted: "muted" }),
  edit: EDITORS,
  // Those who may edit have nothing to ask for.
  ask: row("forbidden", { host: "forbidden", user: "forbidden", muted: "muted" }),
  decline: THE_HOST,
  answer: THE_HOST,
  "command undo": EDITORS,
  "command redo": EDITORS,
  "command role": THE_HOST,
  "command kick": THE_HOST,
  "command readmit": THE_HOST,
  "command mute": THE_HOST,
  "command freeze": THE_HOST,
  "command lock": THE_HOST,
  "command revert": THE_HOST,
  "command restore": THE_HOST,
  "command leave": row("forbidden", {}),
  "command propose": EDITORS,
  "command unpropose": EDITORS,
  "command ballot": EDITORS,
  "command vote": EDITORS,
  "command bring-back": EDITORS,
  watch: UNSEEN,
};
