"use client";

import { useTranslations } from "next-intl";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";

/** What becomes of a line that was sent while there is no connection. */
export function WaitingLine() {
  const t = useTranslations("room");
  const { state } = useSignal(useLive().connection);
  if (state === "live") return null;
  return (
    <p role="status" className="text-sm text-soft">
      {t("waitingLine.notConnectedLineSent")}
    </p>
  );
}
