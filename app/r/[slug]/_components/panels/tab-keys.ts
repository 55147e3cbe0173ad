/** The tab that a key leads to from `open`, as in any list of tabs; null for keys that are not for tabs. Left and right as they are read. */
export function tabAt<Tab>(key: string, tabs: readonly Tab[], open: Tab, rightToLeft = false): Tab | null {
  const at = tabs.indexOf(open);
  const step = (by: number) => tabs[(at + by + tabs.length) % tabs.length] ?? null;
  switch (key) {
    case "ArrowRight":
      return step(rightToLeft ? -1 : 1);
    case "ArrowLeft":
      return step(rightToLeft ? 1 : -1);
    case "Home":
      return tabs[0] ?? null;
    case "End":
      return tabs.at(-1) ?? null;
    default:
      return null;
  }
}
