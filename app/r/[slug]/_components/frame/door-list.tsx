"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/app/_components/ui/button";
import { colourOf } from "@/app/_room/live/colour";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { DOOR } from "@/core/room/protocol/limits";
import { Card } from "./card";

/** Those who wait, before the room and inside to edit. Each is answered with one press; however many come, a few are shown. */
export function DoorList() {
  const t = useTranslations("room");
  const live = useLive();
  const { members } = useSignal(live.people);
  const { waiting, more } = useSignal(live.door);
  const asking = members.filter((member) => member.asks);
  const shownAsking = asking.slice(0, DOOR.shown - waiting.length);
  const others = more + asking.length - shownAsking.length;
  return (
    <Card label={waiting.length > 0 ? t("asking.whoWaits") : t("asking.whoAsksEdit")}>
      <ul className="flex flex-col gap-3">
        {waiting.map(({ actor, name, why }) => (
          <Person
            key={actor}
            name={name}
            what={why === "knock" ? t("asking.knocks") : t("asking.waitsForPlace")}
          >
            <Button
              variant="solid"
              aria-label={t("asking.letNameIn", { name })}
              onClick={() => void live.answerDoor(actor, true)}
            >
              {t("asking.letIn")}
            </Button>
            <Button
              aria-label={t("asking.turnNameAway", { name })}
              onClick={() => void live.answerDoor(actor, false)}
            >
              {t("asking.turnAway")}
            </Button>
          </Person>
        ))}
        {shownAsking.map((member) => (
          <Person
            key={member.actor}
            name={member.name}
            what={t("asking.asksToEdit")}
            colour={colourOf(member)}
          >
            <Button
              variant="solid"
              aria-label={t("asking.letNameEdit", { name: member.name })}
              onClick={() => void live.answer(member.actor, true)}
            >
              {t("asking.letEdit")}
            </Button>
            <Button
              aria-label={t("asking.notNowName", { name: member.name })}
              onClick={() => void live.answer(member.actor, false)}
            >
              {t("asking.notNow")}
            </Button>
          </Person>
        ))}
      </ul>
      {others > 0 && <p className="mt-3 text-sm text-soft">{t("asking.othersWait", { others })}</p>}
    </Card>
  );
}

type PersonProps = { name: string; what: string; colour?: string; children: ReactNode };

function Person({ name, what, colour, children }: PersonProps) {
  return (
    <li>
      <p className="flex min-w-0 items-center gap-2">
        <span
          aria-hidden
          className="size-3 shrink-0 rounded-full border border-edge"
          style={colour ? { background: colour } : undefined}
        />
        <bdi className="truncate font-medium">{name}</bdi>
        <span className="shrink-0 text-soft">{what}</span>
      </p>
      <div className="mt-2 grid grid-cols-2 gap-2">{children}</div>
    </li>
  );
}
