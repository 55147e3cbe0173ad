import type { Lists } from "@/app/_words/in-list";
import type { Say } from "@/app/_words/say";
import { namelessIn } from "@/core/kernel/names/guest";

/** A maker's name; a guest without one is called so in the reader's language. */
export function nameOf(t: Say<"works">, name: string): string {
  const nameless = namelessIn(name);
  if (!nameless) return name;
  const { number } = nameless;
  return t("makers.guest", { numbered: number === null ? "no" : "yes", number: number ?? 0 });
}

/** Makers as a line of text: "Ana, Ben and 2 others". */
export function makersLine(t: Say<"works">, lists: Lists, names: readonly string[], others: number): string {
  const rest =
    others === 0 ? [] : [others === 1 ? t("makers.anonymous") : t("makers.othersOthers", { others })];
  const all = [...names.map((name) => nameOf(t, name)), ...rest];
  if (all.length === 0) return t("makers.makersUnnamed");
  return lists.list(all);
}

/** A card's makers, and what theirs was made after: "Ben, after Slow weather". */
export function creditLine(
  t: Say<"works">,
  lists: Lists,
  { names, others, after }: { names: string[]; others: number; after: string[] },
): string {
  if (after.length === 0) return makersLine(t, lists, names, others);
  const parents = lists.list(after);
  // Of two works bred, with nothing moved since, there are no makers but theirs.
  if (names.length + others === 0) return t("makers.afterAfter", { after: parents });
  return t("makers.makersAfter", { makers: makersLine(t, lists, names, others), after: parents });
}

/** A share in words: "62 %", t("makers.underOne"), "worked against it, −12 %". */
export function shareWords(t: Say<"works">, influence: number): string {
  const percent = Math.round(influence * 100);
  if (influence < -0.005) return t("makers.workedAgainstFinalPicture", { percent: Math.abs(percent) });
  return percent === 0 && influence > 0.0005 ? t("makers.underOne") : `${percent}\u00a0%`;
}
