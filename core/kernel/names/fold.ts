/** A text as it is searched: lower case, and its compatibility form, so that "2²" is found by "22" and wide letters by plain ones. */
export const folded = (text: string): string => text.normalize("NFKC").toLowerCase();
