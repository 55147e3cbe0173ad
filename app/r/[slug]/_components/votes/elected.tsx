"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { BackOffer } from "../picture/back-offer";

/** A vote changed the picture: whose proposal it was, and one step back. */
export function Elected() {
  const t = useTranslations("room");
  const live = useLive();
  const { elected } = useSignal(live.status);
  const { me } = useSignal(live.people);
  const blocked = useSignal(live.blocked);
  const [left, setLeft] = useState<number | null>(null);
  if (!elected || blocked !== null || left === elected.seq) return null;
  const { seq, by } = elected;
  return (
    <BackOffer onBack={() => void live.command({ kind: "bring-back", of: seq })} onLeave={() => setLeft(seq)}>
      {by === null
        ? t("votes.freshStartWon")
        : t.rich("votes.pictureOfWon", {
            bdi: () => <bdi>{by === me ? t("votes.you") : live.nameOf(by)}</bdi>,
            mine: by === me ? "yes" : "no",
          })}
    </BackOffer>
  );
}
