import type { Visibility } from "@/app/_components/visibility";

/** What decides whom the room's plain address lets in. */
export type RoomAccess = {
  visibility: Visibility;
  hasPassword: boolean;
  archived: boolean;
  defaultRole: "editor" | "viewer";
};
export type Invite = {
  role: "editor" | "viewer";
  createdAt: number;
  expiresAt: number | null;
  uses: number;
};

const GIVES = { editor: "may change the picture", viewer: "may watch, chat and react" };
const NO_END = "It has no end.";

/** What the room's plain address gives, to whom, until when; null where it admits nobody who is not in the room already. */
export function addressWords({ visibility, hasPassword, archived, defaultRole }: RoomAccess): string | null {
  if (archived || (visibility === "private" && !hasPassword)) return null;
  const who = hasPassword ? "Whoever opens it and knows the password" : "Whoever opens it";
  return `${who} ${GIVES[defaultRole]}. ${NO_END}`;
}

/** Why there is no address to give on. */
export const noAddressWords = ({ archived }: RoomAccess, isHost: boolean): string =>
  archived
    ? "The room is archived, so nobody new comes in and there is no link to give on."
    : isHost
      ? "The room is private: its plain address lets nobody new in. Make an invite link, and give on that."
      : "The room is private: only its host can make links that let somebody in.";

const time = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });

/** What one invite link is called, so that it is told from the others. */
export const nameOfInvite = ({ role, createdAt }: Pick<Invite, "role" | "createdAt">): string =>
  `${role} link of ${time.format(createdAt)}`;

/** What an invite link gives, to whom, until when. */
export const inviteWords = ({ role, expiresAt }: Pick<Invite, "role" | "expiresAt">): string =>
  `Whoever opens it ${GIVES[role]}. ${expiresAt === null ? "It works until you withdraw it." : `It works until ${day.format(expiresAt)}.`}`;

export const usesWords = ({ uses }: Pick<Invite, "uses">): string =>
  uses === 0 ? "Not used yet." : uses === 1 ? "Used once." : `Used ${uses} times.`;
