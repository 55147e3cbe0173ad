"use client";

import { MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/app/_components/ui/icon-button";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";

/** Pins what is said next to a place of the picture; pressed again, to none. */
export function PinNote() {
  const t = useTranslations("instrument.talk");
  const live = useLive();
  const pinning = useSignal(live.pinning);
  return (
    <IconButton
      label={pinning === null ? t("pin") : t("unpin")}
      side="top"
      aria-pressed={pinning !== null}
      onClick={() => live.pinning.set(pinning === null ? "choosing" : null)}
    >
      <MapPin aria-hidden />
    </IconButton>
  );
}
