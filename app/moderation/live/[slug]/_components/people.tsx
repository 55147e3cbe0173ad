"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { ruleTitle } from "@/app/_moderation/rule-words";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { INSTANCE_ACTOR, type RoomId } from "@/core/kernel/ids/ids";
import type { Activity, Removed, WatchedRoom } from "../_live/watched-room";
import { BarDialog } from "./bar-dialog";
import { type PersonPower, PersonRow } from "./person-row";
import { PowerDialog } from "./power-dialog";
import { SetBackDialog } from "./set-back-dialog";

type Chosen = { what: PersonPower | "readmit"; actor: Removed["actor"]; name: string };

/** Who is here, what each does right now, and what can be done about them. */
export function People({ room, watched }: { room: RoomId; watched: WatchedRoom }) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("desk");
  const live = useLive();
  const { members } = useSignal(live.people);
  const activities = useSignal(watched.activities);
  const removed = useSignal(watched.removed);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const shown = members.filter(({ actor }) => actor !== INSTANCE_ACTOR);
  const close = () => setChosen(null);
  return (
    <section aria-label={t("people.people")} className="min-h-0 overflow-y-auto px-4 py-3">
      <h2 className="font-semibold text-sm">
        {t("people.people")}{" "}
        <span className="font-normal text-soft">
          {t("people.countHere", { count: shown.filter(({ online }) => online).length })}
        </span>
      </h2>
      {shown.length === 0 && <p className="mt-2 text-sm text-soft">{t("people.nobodyIsHere")}</p>}
      <ul className="mt-1 divide-y divide-line">
        {shown.map((member) => (
          <PersonRow
            key={member.actor}
            member={member}
            removed={removed.some(({ actor }) => actor === member.actor)}
            activity={activities.get(member.actor) as Activity | undefined}
            choose={(what) => setChosen({ what, actor: member.actor, name: member.name })}
          />
        ))}
      </ul>
      {removed.length > 0 && (
        <>
          <h3 className="mt-6 font-semibold text-sm">{t("people.removed")}</h3>
          <ul className="divide-y divide-line">
            {removed.map(({ actor, name, rule }) => (
              <li key={actor} className="flex items-center gap-3 py-2">
                <span className="min-w-0">
                  <span dir="auto" className="block truncate font-medium">
                    {name}
                  </span>
                  <span className="block text-sm text-soft">
                    {rule
                      ? t("people.byModeratorsTitle", { title: ruleTitle(tTerms, rule) })
                      : t("people.byTheHost")}
                  </span>
                </span>
                <Button className="ms-auto" onClick={() => setChosen({ what: "readmit", actor, name })}>
                  {t("people.letInAgain")}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {chosen?.what === "revert" && <SetBackDialog room={room} {...chosen} onClose={close} />}
      {chosen?.what === "bar" && <BarDialog {...chosen} onClose={close} />}
      {chosen?.what === "kick" && (
        <PowerDialog
          room={room}
          title={t("people.removeNameRoom", { name: chosen.name })}
          about={t("people.theyOutOnceRead")}
          button={t("people.remove")}
          act={(rule) => ({ kind: "kick", member: chosen.actor, rule })}
          onClose={close}
        />
      )}
      {chosen?.what === "readmit" && (
        <PowerDialog
          room={room}
          title={t("people.letNameAgain", { name: chosen.name })}
          about={t("people.theyCanComeInto")}
          button={t("people.letInAgain")}
          act={{ kind: "readmit", member: chosen.actor }}
          onClose={close}
        />
      )}
    </section>
  );
}
