const FIRST = [
  "Quiet",
  "Amber",
  "Swift",
  "Salt",
  "Paper",
  "Northern",
  "Bright",
  "Slow",
  "Copper",
  "Velvet",
  "Early",
  "Plain",
];
const SECOND = [
  "Heron",
  "Lantern",
  "Marten",
  "Juniper",
  "Harbour",
  "Finch",
  "Thistle",
  "Comet",
  "Otter",
  "Poppy",
  "Cedar",
  "Wren",
];

const pick = (words: readonly string[]): string => words[Math.floor(Math.random() * words.length)] ?? "Guest";

/** A name to start from, for people who do not want to think of one. Called on the server, once a page. */
export const suggestName = (): string => `${pick(FIRST)} ${pick(SECOND)}`;
