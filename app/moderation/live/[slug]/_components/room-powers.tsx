"use client";

import { DoorClosed, Snowflake } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { ruleTitle } from "@/app/_moderation/rule-words";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { WatchedFacts } from "../_live/watched-facts";
import { CloseDialog } from "./close-dialog";
import { PowerDialog } from "./power-dialog";

/** What can be done about the room as a whole. */
export function RoomPowers({ room }: { room: WatchedFacts }) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("desk");
  const live = useLive();
  const { frozen, frozenFor } = useSignal(live.status);
  const [asked, setAsked] = useState<"freeze" | "thaw" | "close" | null>(null);
  const done = () => setAsked(null);
  const state = frozenFor
    ? t("roomPowers.frozenModeratorsTitle", { title: ruleTitle(tTerms, frozenFor) })
    : frozen
      ? t("roomPowers.frozenHost")
      : "";
  return (
    <section
      aria-label={t("roomPowers.theRoom")}
      className="flex shrink-0 flex-wrap items-center gap-2 px-4 py-3 lg:pt-1"
    >
      {!frozenFor && (
        <Button onClick={() => setAsked("freeze")}>
          <Snowflake aria-hidden />
          {t("roomPowers.freezeTheRoom")}
        </Button>
      )}
      {frozen && (
        <Button onClick={() => setAsked("thaw")}>
          <Snowflake aria-hidden />
          {t("roomPowers.thawTheRoom")}
        </Button>
      )}
      <Button variant="danger" onClick={() => setAsked("close")}>
        <DoorClosed aria-hidden />
        {t("roomPowers.closeTheRoom")}
      </Button>
      <p role="status" className="text-sm">
        {state}
      </p>
      {asked === "freeze" && (
        <PowerDialog
          room={room.id}
          title={t("roomPowers.freezeTheRoom")}
          about={t("roomPowers.nobodyChangesPictureHost")}
          button={t("roomPowers.freeze")}
          act={(rule) => ({ kind: "freeze", rule })}
          onClose={done}
        />
      )}
      {asked === "thaw" && (
        <PowerDialog
          room={room.id}
          title={t("roomPowers.thawTheRoom")}
          about={t("roomPowers.peopleCanChangePicture")}
          button={t("roomPowers.thaw")}
          act={{ kind: "thaw" }}
          onClose={done}
        />
      )}
      {asked === "close" && <CloseDialog room={room} onClose={done} />}
    </section>
  );
}
