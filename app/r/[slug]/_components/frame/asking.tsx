"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { colourOf } from "@/app/_room/live/colour";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { Card } from "./card";

/** People shown at once; the others wait in the list of people. */
const SHOWN = 3;

/** Who asks the host to let them edit, to be answered with one press. It moves nothing that is under a finger. */
export function Asking() {
  const t = useTranslations("room");
  const live = useLive();
  const { members, role } = useSignal(live.people);
  const asking = role === "host" ? members.filter((member) => member.asks) : [];
  if (asking.length === 0) return null;
  const more = asking.length - SHOWN;
  return (
    <Card label={t("asking.whoAsksEdit")}>
      <ul className="flex flex-col gap-3">
        {asking.slice(0, SHOWN).map((member) => (
          <li key={member.actor}>
            <p className="flex min-w-0 items-center gap-2">
              <span
                aria-hidden
                className="size-3 shrink-0 rounded-full"
                style={{ background: colourOf(member) }}
              />
              <bdi className="truncate font-medium">{member.name}</bdi>
              <span className="shrink-0 text-soft">{t("asking.asksToEdit")}</span>
            </p>
            <div className="mt-2 grid grid-cols-2 gap-2">
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
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-3 text-sm text-soft">{t("asking.oneMoreAsks", { more })}</p>}
    </Card>
  );
}
