"use client";

import { useRouter } from "next/navigation";
import { LANGUAGE_COOKIE, LANGUAGE_NAMES, LANGUAGES, type Language } from "./languages";

const YEAR = 365 * 24 * 3600;

/** The interface's languages, each by its own name. What is chosen is kept in a cookie, so that the server answers in it. */
export function LanguageChoice({ now, label }: { now: Language; label: string }) {
  const router = useRouter();

  function choose(language: Language) {
    // The Cookie Store API is not everywhere yet, and this must be there before the page is asked for again.
    // biome-ignore lint/suspicious/noDocumentCookie: see above
    document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${YEAR}; samesite=lax`;
    router.refresh();
  }

  return (
    <fieldset aria-label={label} className="flex flex-wrap gap-x-5 gap-y-2">
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === now}
          onClick={() => choose(language)}
          className="touch underline-offset-4 hover:underline aria-pressed:font-semibold aria-pressed:text-ink"
        >
          {LANGUAGE_NAMES[language]}
        </button>
      ))}
    </fieldset>
  );
}
