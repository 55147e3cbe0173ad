"use client";

import { useTranslations } from "next-intl";
import { LiveLog } from "@/app/_components/live-log";
import { colourOf } from "@/app/_room/live/colour";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { ownLocale } from "@/app/_words/own-locale";

const clock = (at: number): string =>
  new Intl.DateTimeFormat(ownLocale(), { hour: "2-digit", minute: "2-digit" }).format(at);

/** What is said in the room. There is no field: who is not seen says nothing. */
export function Said() {
  const t = useTranslations("desk");
  const live = useLive();
  const lines = useSignal(live.chat);
  useSignal(live.people);
  return (
    <section aria-label={t("said.chat")} className="flex min-h-0 flex-col border-line border-t px-4 py-3">
      <h2 className="font-semibold text-sm">{t("said.chat")}</h2>
      <LiveLog
        label={t("said.chat")}
        lines={lines}
        empty={t("said.nothingSaidYet")}
        className="mt-1 -mx-2 max-lg:max-h-80"
      >
        {(line) => (
          <div key={line.id} className="text-sm leading-snug">
            <p>
              <bdi className="font-semibold" style={{ color: colourOf(live.member(line.actor)) }}>
                {line.name}
              </bdi>{" "}
              <time dateTime={new Date(line.at).toISOString()} className="numbers text-soft text-xs">
                {clock(line.at)}
              </time>
            </p>
            <p dir="auto">{line.text}</p>
          </div>
        )}
      </LiveLog>
    </section>
  );
}
