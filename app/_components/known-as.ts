import { useTranslations } from "next-intl";
import type { Me } from "@/app/_api/types";
import type { Say } from "@/app/_words/say";
import { namelessIn } from "@/core/kernel/names/guest";

/** The name somebody is known by here; null for those who have yet to say one. */
export const knownAs = ({ user }: Me): string | null =>
  user && !(user.isGuest && namelessIn(user.name)) ? user.name : null;

/** A name as it is shown: guests who have said none are called so in the reader's language, which is not how they are kept. */
export function nameIn(t: Say<"frame">, name: string): string {
  const nameless = namelessIn(name);
  if (!nameless) return name;
  return nameless.number === null ? t("nameless") : t("namelessNumber", nameless as { number: number });
}

/** The same for components. */
export function useNames(): (name: string) => string {
  const t = useTranslations("frame");
  return (name) => nameIn(t, name);
}
