"use client";

import { Flag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReportDialog } from "@/app/_moderation/report-button";
import { colourOf } from "@/app/_room/live/colour";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { ownLocale } from "@/app/_words/own-locale";
import { subjectOf } from "@/core/moderation/subjects";
import type { ChatLine } from "@/core/room/protocol/messages";

import { SaidText } from "./said-text";

const clock = (at: number): string =>
  new Intl.DateTimeFormat(ownLocale(), { hour: "2-digit", minute: "2-digit" }).format(at);

/** One line of chat: who, when, what; and, for what others said, a way to report it. */
export function SaidLine({ line }: { line: ChatLine }) {
  const t = useTranslations("room");
  const live = useLive();
  const { me } = useSignal(live.people);
  const [reporting, setReporting] = useState(false);
  return (
    <div className="group wrap-anywhere text-sm leading-snug">
      <p className="flex items-baseline gap-1.5">
        <span
          dir="auto"
          className="min-w-0 truncate font-semibold"
          style={{ color: colourOf(live.member(line.actor)) }}
        >
          {line.name}
        </span>
        <time dateTime={new Date(line.at).toISOString()} className="numbers shrink-0 text-soft text-xs">
          {clock(line.at)}
        </time>
        {line.actor !== me && (
          <button
            type="button"
            aria-label={t("saidLine.reportWhatNameSaid", { name: line.name, at: clock(line.at) })}
            onClick={() => setReporting(true)}
            className="touch ms-auto shrink-0 self-center rounded-sm p-0.5 text-soft hover:text-ink focus-visible:opacity-100 fine:opacity-0 fine:group-hover:opacity-100 fine:group-focus-within:opacity-100"
          >
            <Flag aria-hidden className="size-3.5" />
          </button>
        )}
      </p>
      <SaidText text={line.text} />
      {reporting && (
        <ReportDialog
          subject={subjectOf("chat", line.id)}
          what={t("saidLine.whatNameSaid", { name: line.name })}
          isNobody={false}
          onClose={() => setReporting(false)}
        />
      )}
    </div>
  );
}
