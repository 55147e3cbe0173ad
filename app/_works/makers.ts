import type { Say } from "@/app/_words/say";

/** Makers as a line of text: "Ana, Ben and 2 others". */
export function makersLine(t: Say<"works">, names: readonly string[], others: number): string {
  const rest =
    others === 0 ? [] : [others === 1 ? t("makers.anonymous") : t("makers.othersOthers", { others })];
  const all = [...names, ...rest];
  if (all.length === 0) return t("makers.makersUnnamed");
  const last = all.pop() ?? "";
  return all.length === 0 ? last : t("makers.allAndLast", { all: all.join(", "), last });
}

/** A card's makers, and what theirs was made after: "Ben, after Slow weather". */
export const creditLine = (
  t: Say<"works">,
  {
    names,
    others,
    after,
  }: {
    names: string[];
    others: number;
    after: string[];
  },
): string =>
  [
    // Of two works bred, with nothing moved since, there are no makers but theirs.
    ...(names.length + others > 0 || after.length === 0 ? [makersLine(t, names, others)] : []),
    ...(after.length > 0 ? [t("makers.afterAfter", { after: after.join(t("makers.and")) })] : []),
  ].join(", ");

/** A share in words: "62 %", t("makers.underOne"), "worked against it, −12 %". */
export function shareWords(t: Say<"works">, influence: number): string {
  const percent = Math.round(influence * 100);
  if (influence < -0.005) return t("makers.workedAgainstFinalPicture", { percent: Math.abs(percent) });
  return percent === 0 && influence > 0.0005 ? t("makers.underOne") : `${percent}\u00a0%`;
}
