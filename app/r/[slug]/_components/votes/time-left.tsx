"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { BallotView } from "@/core/room/protocol/messages";

/** How long a vote goes on, counted down. Not read out: a screen reader would say nothing else. */
export function TimeLeft({ ballot }: { ballot: BallotView }) {
  const t = useTranslations("room");
  const [left, setLeft] = useState(ballot.left);
  useEffect(() => {
    const end = performance.now() + ballot.left;
    const tick = () => setLeft(Math.max(0, end - performance.now()));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [ballot]);
  return (
    <p className="numbers mt-1 text-sm text-soft">
      {t("votes.secondsLeft", { seconds: Math.ceil(left / 1000) })}
    </p>
  );
}
