import { type KeyboardEvent, type RefObject, useState } from "react";
import { flushSync } from "react-dom";
import { useLive } from "@/app/_room/live/live-context";
import { type Asked, completed, mentionAt, namesFor } from "@/core/room/talk/mention";

const SHOWN = 6;

/** Names to choose from while an "@" is typed, and the keys that choose. */
export function useMention(
  input: RefObject<HTMLInputElement | null>,
  text: string,
  setText: (text: string) => void,
) {
  const live = useLive();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [at, setAt] = useState(0);
  const { members, me } = live.people.get();
  const others = members.filter(({ actor }) => actor !== me).map(({ name }) => name);
  const names = asked ? namesFor(asked.query, others).slice(0, SHOWN) : [];
  const chosen = names[Math.min(at, names.length - 1)];

  /** What is typed changed, or the caret moved. */
  function look() {
    const field = input.current;
    setAsked(field ? mentionAt(field.value, field.selectionStart ?? field.value.length) : null);
    setAt(0);
  }

  function choose(name: string) {
    if (!asked) return;
    const next = completed(text, asked, name);
    // At once: whoever types on would otherwise write a letter before the caret is set, and the rest before that letter.
    flushSync(() => {
      setText(next.text);
      setAsked(null);
    });
    input.current?.focus();
    input.current?.setSelectionRange(next.caret, next.caret);
  }

  function key(event: KeyboardEvent) {
    if (chosen === undefined) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp")
      setAt((now) => (now + (event.key === "ArrowDown" ? 1 : names.length - 1)) % names.length);
    else if (event.key === "Enter" || event.key === "Tab") choose(chosen);
    else if (event.key === "Escape") setAsked(null);
    else return;
    event.preventDefault();
  }

  return { names, chosen, look, choose, key };
}
