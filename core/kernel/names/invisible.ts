/** Characters that never belong in a text: direction overrides and isolates, which reorder the text beside them; controls; lone surrogates; non-characters. */
const CONTROL = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFC]|\p{Noncharacter_Code_Point}/gu;
/** Tag characters show nothing, except after the black flag that some regions' flags begin with. */
const TAGS = /(?<!\u{1F3F4}[\u{E0020}-\u{E007F}]*)[\u{E0000}-\u{E007F}]/gu;
/** Invisible characters that are kept only next to a character that they change. */
const UNSEEN =
  /\u034F|[\u00AD\u061C\u115F\u1160]|[\u17B4\u17B5]|[\u180B-\u180F]|[\u200B-\u200F\u2060-\u2065\u2800\u3164\uFFA0\uFFF0-\uFFF8]/u;

const EMOJI_BEFORE = /\p{Extended_Pictographic}\uFE0F?[\u{1F3FB}-\u{1F3FF}]?$/u;
const EMOJI_AFTER = /^\p{Extended_Pictographic}/u;
/** Scripts that spell with joiners: all but those whose letters never join. */
const JOINED =
  /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Common}\p{Script=Inherited}])[\p{L}\p{M}]/u;
/** Scripts without spaces, which separate words by characters without width. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Which neighbour a character needs to be kept. Characters not listed here are removed. */
const NEEDS: readonly (readonly [unseen: RegExp, neighbour: RegExp])[] = [
  [/[\u200C\u200D]/u, JOINED],
  [/[\u200B\u2060]/u, UNSPACED],
  [/[\u200E\u200F\u061C]/u, RIGHT_TO_LEFT],
  [/[\u180B-\u180F]/u, /\p{Script=Mongolian}/u],
  [/[\u17B4\u17B5]/u, /\p{Script=Khmer}/u],
  [/[\u115F\u1160]/u, /[\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF]/u],
  [/\u2800/u, /[\u2801-\u28FF]/u],
  [/\u034F/u, /\p{M}/u],
];

/**
 * A text without characters that only deceive: controls and overrides are always removed, invisible characters where their script does
 * not use them. Persian keeps its non-joiners, Sinhala its joiners, Khmer its breaks, emoji their families.
 */
export function withoutInvisible(raw: string): string {
  const text = raw.replace(CONTROL, "").replace(TAGS, "");
  if (!UNSEEN.test(text)) return text;
  const all = [...text];
  return all.filter((character, at) => !UNSEEN.test(character) || isNeeded(character, all, at)).join("");
}

function isNeeded(character: string, all: readonly string[], at: number): boolean {
  const isSeen = (one: string) => !UNSEEN.test(one);
  const before = all.slice(0, at).findLast(isSeen) ?? "";
  const after = all.slice(at + 1).find(isSeen) ?? "";
  if (character === "\u200D") {
    const glyph = all.slice(Math.max(0, at - 3), at).join("");
    if (EMOJI_BEFORE.test(glyph) && EMOJI_AFTER.test(after)) return true;
  }
  return NEEDS.some(
    ([unseen, neighbour]) => unseen.test(character) && (neighbour.test(before) || neighbour.test(after)),
  );
}
