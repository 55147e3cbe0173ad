"use client";

import { Send } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { IconButton } from "@/app/_components/ui/icon-button";
import { inputClass } from "@/app/_components/ui/input-class";
import { NoVoice } from "@/app/_moderation/restriction-words";
import { useRestriction } from "@/app/_moderation/use-restriction";
import { LIMITS } from "@/core/recipe/limits";
import { useLive } from "../../_live/live-context";
import { useSignal } from "../../_live/signal";
import { SaidLine } from "./said-line";
import { WaitingLine } from "./waiting-line";

/** What people say to each other while they work. It is not part of the room's log. */
export function Chat() {
  const live = useLive();
  const lines = useSignal(live.chat);
  // Names and colours may change while lines stay.
  useSignal(live.people);
  const { restriction, askAnew } = useRestriction();
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const end = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what scrolls
  useEffect(() => {
    end.current?.scrollIntoView({ block: "nearest" });
  }, [lines]);

  async function send(event: FormEvent) {
    event.preventDefault();
    const words = text.trim();
    if (!words || busy) return;
    setBusy(true);
    const reply = await live.line.chat(words);
    setBusy(false);
    // What was typed meanwhile is another line.
    if (reply.ok) setText((now) => (now.trim() === words ? "" : now));
    else {
      live.tellRefused(reply.error, reply.words);
      if (reply.error === "muted") askAnew();
    }
  }

  return (
    <div className="flex h-full flex-col">
      <div
        role="log"
        aria-label="Chat"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto overscroll-contain rounded-sm px-2 py-2 [&>:first-child]:mt-auto"
      >
        {lines.length === 0 && (
          <p className="text-sm text-soft">Nothing said yet. What is said here is not kept in the log.</p>
        )}
        {lines.map((line) => (
          <SaidLine key={line.id} line={line} />
        ))}
        <div ref={end} />
        {busy && <WaitingLine />}
      </div>
      {restriction ? (
        <NoVoice restriction={restriction} />
      ) : (
        <form onSubmit={send} className="flex shrink-0 gap-1 px-1 pt-1">
          <input
            aria-label="Message"
            placeholder="Say something"
            value={text}
            onChange={(event) => setText(event.target.value)}
            maxLength={LIMITS.chatLength}
            className={inputClass}
          />
          <IconButton type="submit" label="Send" side="top" disabled={!text.trim() || busy}>
            <Send aria-hidden />
          </IconButton>
        </form>
      )}
    </div>
  );
}
