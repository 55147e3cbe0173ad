/** What a visitor chose: their system's, or one of the two. Kept in a cookie, so that the server draws it right at once. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = "theme";

export const asTheme = (value: string | undefined): Theme =>
  THEMES.find((theme) => theme === value) ?? "system";

export const THEME_WORDS: Record<Theme, string> = { system: "As my system", light: "Light", dark: "Dark" };
