import type { Visibility } from "@/app/_components/visibility";
import { ownLocale } from "@/app/_words/own-locale";
import type { Say } from "@/app/_words/say";

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

const givesIn = (t: Say<"room">) => ({
  editor: t("linkWords.mayChangePicture"),
  viewer: t("linkWords.mayWatchChatReact"),
});

/** What the room's plain address gives, to whom, until when; null where it admits nobody who is not in the room already. */
export function addressWords(
  t: Say<"room">,
  { visibility, hasPassword, archived, defaultRole }: RoomAccess,
): string | null {
  if (archived || (visibility === "private" && !hasPassword)) return null;
  return t("linkWords.whoeverOpensNoEnd", {
    password: hasPassword ? "yes" : "no",
    gives: givesIn(t)[defaultRole],
  });
}

/** Why there is no address to give on. */
export const noAddressWords = (t: Say<"room">, { archived }: RoomAccess, isHost: boolean): string =>
  archived
    ? t("linkWords.roomArchivedSoNobody")
    : isHost
      ? t("linkWords.roomPrivatePlainAddress")
      : t("linkWords.roomPrivateOnlyHost");

const time = (at: number): string =>
  new Intl.DateTimeFormat(ownLocale(), { dateStyle: "medium", timeStyle: "short" }).format(at);
const day = (at: number): string => new Intl.DateTimeFormat(ownLocale(), { dateStyle: "medium" }).format(at);

/** What one invite link is called, so that it is told from the others. */
export const nameOfInvite = (
  t: Say<"room">,
  { role, createdAt }: Pick<Invite, "role" | "createdAt">,
): string => t("linkWords.roleLinkCreatedat", { role, time: time(createdAt) });

/** What an invite link gives, to whom, until when. */
export const inviteWords = (
  t: Say<"room">,
  { role, expiresAt }: Pick<Invite, "role" | "expiresAt">,
): string =>
  expiresAt === null
    ? t("linkWords.whoeverOpensUntilWithdrawn", { gives: givesIn(t)[role] })
    : t("linkWords.whoeverOpensUntil", { gives: givesIn(t)[role], day: day(expiresAt) });

export const usesWords = (t: Say<"room">, { uses }: Pick<Invite, "uses">): string =>
  uses === 0
    ? t("linkWords.notUsedYet")
    : uses === 1
      ? t("linkWords.usedOnce")
      : t("linkWords.usedUsesTimes", { uses });
