/** Models whose place a better one took: what was made with them is still drawn, and new rooms are offered the better one. */
const REPLACED_BY: Readonly<Record<string, string>> = { "landscapes-sketch": "landscapes" };

/** Those of the installed models whose better one is installed, too. */
export const replacedAmong = <Id extends string>(installed: readonly Id[]): Id[] =>
  installed.filter((id) => installed.some((other) => other === REPLACED_BY[id]));
