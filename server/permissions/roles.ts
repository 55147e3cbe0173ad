import type { Code } from "@/core/kernel/errors";

/**
 * Who asks. `user` owns what is asked about, or is an editor of the room it is in; `host` hosts the room and published the work;
 * all others have nothing to do with either. A banned person was an editor too.
 */
export const ROLES = {
  out: "Signed out",
  guest: "Guest",
  user: "User",
  other: "Another user",
  host: "Room host",
  moderator: "Moderator",
  admin: "Admin",
  banned: "Banned",
} as const;
export type SomeRole = keyof typeof ROLES;
export const ROLE_IDS = Object.keys(ROLES) as SomeRole[];

/** What someone gets: what they ask for, or a code. */
export type Answer = "yes" | Code;
export type Row = Readonly<Record<SomeRole, Answer>>;

/** A row by what most get, and who gets something else. */
export const row = (most: Answer, others: Partial<Row> = {}): Row => ({
  out: most,
  guest: most,
  user: most,
  other: most,
  host: most,
  moderator: most,
  admin: most,
  banned: most,
  ...others,
});

/** Everyone, those who are banned as the public. */
export const ANYONE = row("yes");
/** Whoever came in. */
export const SIGNED_IN = row("yes", { out: "signed_out", banned: "banned" });
/** Whoever came in, also those who may not take part any more: what is theirs stays theirs to read. */
export const EVEN_BANNED = row("yes", { out: "signed_out" });
/** An account: what a guest had would be lost with their browser. */
export const ACCOUNTS = row("yes", { out: "signed_out", banned: "banned", guest: "forbidden" });

const nobodyBut = (others: Partial<Row>): Row =>
  row("not_found", { out: "signed_out", banned: "banned", ...others });
/** To everyone else there is nothing behind it. */
export const MODERATORS = nobodyBut({ moderator: "yes", admin: "yes" });
export const ADMINS = nobodyBut({ admin: "yes" });
/** Something of one person's, that others are not told of. */
export const OWNER = nobodyBut({ user: "yes" });
/** Something of the host's. */
export const HOST = nobodyBut({ host: "yes" });
/** A private room's host; its other members know of the room, and that it is not theirs. */
export const ROOM_HOST = nobodyBut({ host: "yes", user: "forbidden" });
/** The members of a private room. */
export const MEMBERS = nobodyBut({ host: "yes", user: "yes" });
/** The same for what is looked at without signing in: who is banned is a stranger there. */
export const MEMBERS_LOOK = row("not_found", { host: "yes", user: "yes" });
