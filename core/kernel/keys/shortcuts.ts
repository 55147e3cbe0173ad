import { isChord, letterOf, type Press, undoOrRedo } from "./shortcut";

export type ShortcutId =
  | "palette"
  | "map"
  | "undo"
  | "redo"
  | "stage"
  | "surprise"
  | "everything"
  | "breed"
  | "compare"
  | "drift"
  | "chat"
  | "nearer"
  | "farther"
  | "whole"
  | `panel-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

type Shortcut = {
  id: ShortcutId;
  /** Where it stands on the map. */
  group: "everywhere" | "room" | "picture" | "panels";
  /** As it is written on the map: "Mod" is Ctrl, or Cmd on a Mac. */
  shown: readonly (readonly string[])[];
  /** Letters and named keys without Ctrl, Cmd or Alt. Chords are told apart in `shortcutOf`. */
  keys?: readonly string[];
};

/** Every key that does something wherever one is on a page. The map shows this table, and `shortcutOf` reads it. */
export const SHORTCUTS: readonly Shortcut[] = [
  { id: "palette", group: "everywhere", shown: [["Mod", "K"]] },
  { id: "map", group: "everywhere", shown: [["?"]], keys: ["?", "؟", "？"] },
  { id: "undo", group: "room", shown: [["Mod", "Z"]] },
  {
    id: "redo",
    group: "room",
    shown: [
      ["Mod", "Shift", "Z"],
      ["Mod", "Y"],
    ],
  },
  { id: "surprise", group: "room", shown: [["S"]], keys: ["s"] },
  { id: "everything", group: "room", shown: [["E"]], keys: ["e"] },
  { id: "breed", group: "room", shown: [["B"]], keys: ["b"] },
  { id: "drift", group: "room", shown: [["D"]], keys: ["d"] },
  { id: "chat", group: "room", shown: [["T"]], keys: ["t"] },
  { id: "stage", group: "picture", shown: [["F"]], keys: ["f"] },
  { id: "compare", group: "picture", shown: [["C"]], keys: ["c"] },
  { id: "nearer", group: "picture", shown: [["+"]], keys: ["+", "="] },
  { id: "farther", group: "picture", shown: [["−"]], keys: ["-", "_"] },
  { id: "whole", group: "picture", shown: [["0"]], keys: ["0"] },
  ...([1, 2, 3, 4, 5, 6, 7, 8, 9] as const).map(
    (n): Shortcut => ({ id: `panel-${n}`, group: "panels", shown: [[String(n)]], keys: [String(n)] }),
  ),
];

/** What a pressed key stands for, on any layout; null for nothing. */
export function shortcutOf(press: Press): ShortcutId | null {
  if (isChord(press)) return letterOf(press) === "k" && !press.shiftKey ? "palette" : undoOrRedo(press);
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const names = [press.key, digitOf(press), press.shiftKey ? null : letterOf(press)];
  return SHORTCUTS.find(({ keys }) => keys?.some((key) => names.includes(key)))?.id ?? null;
}

/** The digit of a key in the row of digits, where the layout gives a mark or a letter without Shift: French, Czech, Arabic. */
const digitOf = ({ key, code, shiftKey }: Press): string | null =>
  shiftKey || /^[\d+=_?-]$/.test(key) ? null : (/^Digit(\d)$/.exec(code)?.[1] ?? null);
