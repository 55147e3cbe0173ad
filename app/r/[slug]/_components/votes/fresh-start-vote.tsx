"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { own } from "@/core/kernel/records/own";
import type { BallotView } from "@/core/room/protocol/messages";
import { FIRST_PICTURE } from "@/core/room/rules/proposal";
import { Card } from "../frame/card";
import { TimeLeft } from "./time-left";

/** Somebody asks for a fresh start: to be answered with one press. */
export function FreshStartVote({ ballot }: { ballot: BallotView }) {
  const t = useTranslations("room");
  const live = useLive();
  const { me } = useSignal(live.people);
  const blocked = useSignal(live.blocked);
  const { by, votes, needed } = ballot;
  const mine = own(votes, me);
  const yes = Object.values(votes).filter((choice) => choice === FIRST_PICTURE).length;
  return (
    <Card label={t("freshStart.aFreshStart")}>
      <p>
        {t.rich("freshStart.ask", {
          bdi: () => <bdi className="font-medium">{by === me ? t("freshStart.you") : live.nameOf(by)}</bdi>,
          by: by === me ? "yes" : "no",
        })}
      </p>
      <p role="status" className="mt-1 text-sm text-soft">
        {t("freshStart.yesNeededVoiceNeeds", { yes, needed: needed ?? 1 })}
      </p>
      <TimeLeft ballot={ballot} />
      {blocked === null && (
        <div className="mt-2 grid grid-cols-2 gap-2">
          <Button
            variant="solid"
            disabled={mine === FIRST_PICTURE}
            onClick={() => void live.vote(FIRST_PICTURE)}
          >
            {t("freshStart.startAfresh")}
          </Button>
          <Button disabled={mine === null} onClick={() => void live.vote(null)}>
            {t("freshStart.keepThis")}
          </Button>
        </div>
      )}
    </Card>
  );
}
