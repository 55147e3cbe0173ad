"use client";

import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { LiveLog } from "@/app/_components/live-log";
import { IconButton } from "@/app/_components/ui/icon-button";
import { inputClass } from "@/app/_components/ui/input-class";
import { NoVoice } from "@/app/_moderation/restriction-words";
import { useRestriction } from "@/app/_moderation/use-restriction";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import { SaidLine } from "./said-line";
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
      <LiveLog label={t("chat.chat")} lines={lines} me={me} empty={t("chat.nothingSaidYetWhat")}>
        {(line) => <SaidLine key={line.id} line={line} />}
      </LiveLog>
      {busy && <WaitingLine />}
      {restriction ? (
        <NoVoice restriction={restriction} />
      ) : (
        <form onSubmit={send} className="flex shrink-0 gap-1 px-1 pt-1">
          <input
            aria-label={t("chat.message")}
            placeholder={t("chat.saySomething")}
            value={text}
            onChange={(event) => setText(event.target.value)}
            maxLength={ROOM_LIMITS.chatLength}
            className={inputClass}
          />
          <IconButton type="submit" label={t("chat.send")} side="top" disabled={!text.trim() || busy}>
            <Send aria-hidden />
          </IconButton>
        </form>
      )}
    </div>
  );
}
