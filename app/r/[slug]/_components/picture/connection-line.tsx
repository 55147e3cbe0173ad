"use client";

import { WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Connection } from "@/app/_room/live/room-signals";

/** Whether the connection is away for a while. It comes back by itself, and people go on meanwhile. */
export const isAway = ({ state }: Connection): boolean => state === "offline" || state === "reconnecting";

/**
 * Says above the picture that the connection is away. The picture gives it the place: it covers nothing, and no control moves under
 * anybody's hand. On an upright phone it is as high as the picture is lower by.
 */
export function ConnectionLine({ connection }: { connection: Connection }) {
  const t = useTranslations("room");
  return (
    <p
      role="status"
      data-testid="connection-line"
      className="flex shrink-0 items-center justify-center gap-2.5 border-line border-b bg-sunk px-4 py-2 text-sm leading-tight max-md:h-12 max-md:justify-start max-md:px-3 max-md:py-0 max-md:text-xs short:h-auto short:py-1"
    >
      <WifiOff aria-hidden className="size-4 shrink-0" />
      {connection.state === "offline"
        ? t("notice.offlineGoWhatChange")
        : t("notice.connectionLostConnectingAgain")}
    </p>
  );
}
