/** Makers as a line of text: "Ana, Ben and 2 others". */
export function makersLine(names: readonly string[], others: number): string {
  const rest = others === 0 ? [] : [others === 1 ? "Anonymous" : `${others} others`];
  const all = [...names, ...rest];
  if (all.length === 0) return "makers unnamed";
  const last = all.pop() ?? "";
  return all.length === 0 ? last : `${all.join(", ")} and ${last}`;
}

/** A card's makers, and what theirs was made after: "Ben, after Slow weather". */
export const creditLine = ({
  names,
  others,
  after,
}: {
  names: string[];
  others: number;
  after: string[];
}): string =>
  [
    // Of two works bred, with nothing moved since, there are no makers but theirs.
    ...(names.length + others > 0 || after.length === 0 ? [makersLine(names, others)] : []),
    ...(after.length > 0 ? [`after ${after.join(" and ")}`] : []),
  ].join(", ");

/** A share in words: "62 %", "under 1 %", "worked against it, −12 %". */
export function shareWords(influence: number): string {
  const percent = Math.round(influence * 100);
  if (influence < -0.005) return `worked against the final picture, −${Math.abs(percent)} %`;
  return percent === 0 && influence > 0.0005 ? "under 1 %" : `${percent} %`;
}

export const dateWords = (at: number): string =>
  new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(at);
