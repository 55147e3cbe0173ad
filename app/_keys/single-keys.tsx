import { useKeysOn } from "./keys-on";

/** Turns single keys on and off, for people whose software or hands press them by accident (WCAG 2.1.4). */
export function SingleKeys({ label }: { label: string }) {
  const [on, turn] = useKeysOn();
  return (
    <label className="mt-6 flex min-h-11 items-center gap-3 border-line border-t pt-4">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => turn(event.target.checked)}
        className="size-4.5 shrink-0 accent-ink"
      />
      {label}
    </label>
  );
}
