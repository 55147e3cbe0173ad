const WORDS: Record<string, string> = { Mod: "Ctrl", Shift: "⇧" };

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Keys as they are written on a keyboard, pressed together. */
export function KeyCaps({ keys }: { keys: readonly string[] }) {
  return (
    <span className="inline-flex gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-flex h-6 min-w-6 items-center justify-center rounded-sm border border-edge px-1.5 font-sans text-sm leading-none"
        >
          {key === "Mod" && isMac() ? "⌘" : (WORDS[key] ?? key)}
        </kbd>
      ))}
    </span>
  );
}
