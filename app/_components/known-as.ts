import type { Me } from "@/app/_api/types";
import type { Say } from "@/app/_words/say";
import { NAMELESS } from "@/core/kernel/names/guest";

/** The name somebody is known by here; null for those who have yet to say one. */
export const knownAs = ({ user }: Me): string | null =>
  user && !(user.isGuest && user.name === NAMELESS) ? user.name : null;

/** A name as it is shown: guests who have said none are called so in the reader's language, which is not how they are kept. */
export const nameIn = (t: Say<"frame">, name: string): string => (name === NAMELESS ? t("nameless") : name);
