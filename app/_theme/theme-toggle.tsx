"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { THEME_COOKIE, THEMES, type Theme } from "./theme";

const ICONS = { system: Monitor, light: Sun, dark: Moon };
const YEAR = 365 * 24 * 3600;

/** Steps through system, light, dark. */
export function ThemeToggle({ initial }: { initial: Theme }) {
  const t = useTranslations("frame.theme");
  const [theme, setTheme] = useState(initial);
  const Icon = ICONS[theme];

  function step() {
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
    document.documentElement.classList.remove("light", "dark");
    if (next !== "system") document.documentElement.classList.add(next);
    // The Cookie Store API is not everywhere yet, and this must be there before the next page is drawn.
    // biome-ignore lint/suspicious/noDocumentCookie: see above
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${YEAR}; samesite=lax`;
    setTheme(next);
  }

  const label = t("change", { theme });
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={step}
      className="inline-flex size-11 shrink-0 items-center justify-center rounded-md hover:bg-well"
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
}
