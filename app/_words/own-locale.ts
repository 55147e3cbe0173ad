/** How this visitor writes days and times: by the region of their browser where it speaks the page's language, else as the page's language does. */
export function ownLocale(): string {
  if (typeof document === "undefined") return "en-GB";
  const page = document.documentElement.lang;
  const own = navigator.language;
  return own.split("-")[0] === page.split("-")[0] ? own : page;
}
