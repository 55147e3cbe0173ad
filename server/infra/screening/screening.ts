import { pathToFileURL } from "node:url";
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from "obscenity";

export type PictureFinding = { label: string; score: number };

/** Screens text and pictures for moderators. It only flags; people decide. */
export type Screening = {
  /** Listed words in a text, as the lists spell them. */
  words: (text: string, lists: { flag: readonly string[]; allow: readonly string[] }) => string[];
  /** What a plugged-in classifier says of a JPEG; absent where none is. */
  picture?: (jpeg: Uint8Array) => Promise<PictureFinding[]>;
};

const LONGEST_READ = 4000;

/** Matches a shipped English list despite look-alike letters and repeats, and an instance's own list as whole words, accents aside. */
export function openScreening(picture?: Screening["picture"]): Screening {
  const english = englishDataset.build();
  const matcher = new RegExpMatcher({ ...english, ...englishRecommendedTransformers });
  return {
    words: (raw, { flag, allow }) => {
      const text = raw.slice(0, LONGEST_READ);
      const allowed = new Set(allow.map(plain));
      const shipped = matcher
        .getAllMatches(text, true)
        .map(
          (match) => englishDataset.getPayloadWithPhraseMetadata(match).phraseMetadata?.originalWord ?? "",
        );
      const spoken = ` ${plain(text)
        .split(/[^\p{L}\p{N}]+/u)
        .join(" ")} `;
      const own = flag.filter((word) => spoken.includes(` ${plain(word)} `));
      return [...new Set([...shipped, ...own])].filter((word) => word && !allowed.has(plain(word)));
    },
    ...(picture ? { picture } : {}),
  };
}

/** Lower case without accents. */
const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * Loads an operator's classifier: an ES module whose default export takes a JPEG's bytes and answers labels with scores
 * 0..1 that are worth a moderator's look. Throws RangeError with words where it is no such module.
 */
export async function loadClassifier(path: string): Promise<Screening["picture"]> {
  const module: { default?: unknown } = await import(pathToFileURL(path).href).catch((cause: unknown) => {
    throw new RangeError(
      `SCREEN_CLASSIFIER ${path} cannot be loaded: ${cause instanceof Error ? cause.message : cause}`,
    );
  });
  if (typeof module.default !== "function")
    throw new RangeError(`SCREEN_CLASSIFIER ${path} has no default export that is a function`);
  return module.default as Screening["picture"];
}
