import type { Me } from "@/app/_api/types";
import { NAMELESS } from "@/core/kernel/names/guest";

/** The name somebody is known by here; null for those who have yet to say one. */
export const knownAs = ({ user }: Me): string | null =>
  user && !(user.isGuest && user.name === NAMELESS) ? user.name : null;
