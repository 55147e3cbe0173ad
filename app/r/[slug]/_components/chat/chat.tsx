"use client";

import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { LiveLog } from "@/app/_components/live-log";
import { IconButton } from "@/app/_components/ui/icon-button";
import { inputClass } from "@/app/_components/ui/input-class";
import { NoVoice } from "@/app/_moderation/restriction-words";
import { useRestriction } from "@/app/_moderation/use-restriction";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import { PinNote } from "../notes/pin-note";
import { MentionList } from "./mention-list";
import { SaidLine } from "./said-line";
import { useMention } from "./use-mention";
import { WaitingLine } from "./waiting-line";

/** What people say to each other while they work. It is not part of the room's log. */
export function Chat() {
  const t = useTranslations("room");
  const live = useLive();
  const lines = useSignal(live.chat);
  // Names and colours may change while lines stay.
  const { me } = useSignal(live.people);
  const { restriction, askAnew } = useRestriction();
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const mention = useMention(input, text, setText);
  const pinning = useSignal(live.pinning);
  // A place was chosen: what is said about it comes next.
  useEffect(() => {
    if (typeof pinning === "object" && pinning) input.current?.focus();
  }, [pinning]);

  async function send(event: FormEvent) {
    event.preventDefault();
    const words = text.trim();
    if (!words) input.current?.focus();
    if (!words || busy) return;
    setBusy(true);
    const pinned = live.pinning.get();
    const reply = await live.line.chat(words, typeof pinned === "object" && pinned ? pinned : undefined);
    setBusy(false);
    // What was typed meanwhile is another line.
    if (reply.ok) {
      setText((now) => (now.trim() === words ? "" : now));
      live.pinning.set(null);
    } else {
      live.tellRefused(reply.error, reply.words);
      if (reply.error === "muted") askAnew();
    }
  }

  return (
    <div className="flex h-full flex-col">
      <LiveLog label={t("chat.chat")} lines={lines} me={me} empty={t("chat.nothingSaidYetWhat")}>
        {(line) => <SaidLine key={line.id} line={line} />}
      </LiveLog>
      {busy && <WaitingLine />}
      {restriction ? (
        <NoVoice restriction={restriction} />
      ) : (
        <form onSubmit={send} className="relative flex shrink-0 gap-1 px-1 pt-1">
          {mention.names.length > 0 && (
            <MentionList id={id} names={mention.names} chosen={mention.chosen} onChoose={mention.choose} />
          )}
          <PinNote />
          <input
            ref={input}
            {...(mention.names.length > 0 && {
              ...{
                role: "combobox",
                "aria-expanded": true,
                "aria-controls": id,
                "aria-autocomplete": "list",
              },
              "aria-activedescendant": `${id}-${mention.chosen}`,
            })}
            onKeyDown={mention.key}
            onSelect={mention.look}
            aria-label={t("chat.message")}
            placeholder={t("chat.saySomething")}
            value={text}
            onChange={(event) => setText(event.target.value)}
            maxLength={ROOM_LIMITS.chatLength}
            className={inputClass}
          />
          <IconButton type="submit" label={t("chat.send")} side="top" aria-disabled={!text.trim() || busy}>
            <Send aria-hidden />
          </IconButton>
        </form>
      )}
    </div>
  );
}
