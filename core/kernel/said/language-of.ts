import { chooseLanguage, LANGUAGE_COOKIE, type Language } from "./languages";

type Headers = { cookie?: string | undefined; "accept-language"?: string | undefined };

/** The language that a request is answered in, by its headers: as pages choose theirs. */
export function languageOf(headers: Headers): Language {
  const chosen = headers.cookie
    ?.split(";")
    .map((one) => one.trim().split("="))
    .find(([name]) => name === LANGUAGE_COOKIE)?.[1];
  return chooseLanguage(chosen, headers["accept-language"] ?? null);
}
