"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/app/_components/ui/button";
import { THEME_COOKIE, THEME_WORDS, THEMES, type Theme } from "./theme";

const ICONS = { system: Monitor, light: Sun, dark: Moon };
const YEAR = 365 * 24 * 3600;

/** Steps through system, light, dark. */
export function ThemeToggle({ initial }: { initial: Theme }) {
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

  return (
    <IconButton label={`Appearance: ${THEME_WORDS[theme].toLowerCase()}. Change`} onClick={step}>
      <Icon aria-hidden />
    </IconButton>
  );
}
