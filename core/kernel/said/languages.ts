/** The languages of the interface, each by the name its readers call it. The first is what is shown where no other fits. */
export const LANGUAGES = ["en", "de", "zh-TW"] as const;
export type Language = (typeof LANGUAGES)[number];

export const LANGUAGE_NAMES: Record<Language, string> = {
  en: "English",
  de: "Deutsch",
  "zh-TW": "繁體中文",
};

export const LANGUAGE_COOKIE = "language";

/** What a visitor chose (the cookie), else the first language they read (the header `Accept-Language`) that there are words in, else English. */
export function chooseLanguage(chosen: string | undefined, accepted: string | null): Language {
  return LANGUAGES.find((language) => language === chosen) ?? firstOf(accepted ?? "") ?? "en";
}

function firstOf(accepted: string): Language | undefined {
  const wishes = accepted.split(",").map((wish) => {
    const [tag = "", ...more] = wish.split(";").map((part) => part.trim());
    const weight = Number(more.find((part) => part.startsWith("q="))?.slice(2) ?? 1);
    return { tag, weight: Number.isFinite(weight) ? weight : 0 };
  });
  return wishes
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => languageOf(tag))
    .find((language) => language !== undefined);
}

/** "de-AT" is read as German, "zh-HK" as Traditional Chinese. Readers of Simplified Chinese are asked for their next language. */
function languageOf(tag: string): Language | undefined {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    if (language === "zh") return script === "Hant" ? "zh-TW" : undefined;
    return LANGUAGES.find((ours) => ours === language);
  } catch {
    return undefined;
  }
}
