"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Mark } from "@/app/_components/mark";
import type { Say } from "@/app/_words/say";
import { isReachable } from "./live/is-reachable";

/** After this long it is said what keeps the room from opening. */
const LONG_MS = 11_000;

/** While the line to the room is opened; what is in the way, where it takes long. */
export function OpeningRoom() {
  const t = useTranslations("room");
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    const timer = setInterval(async () => setTrouble(troubleWords(t, await isReachable())), LONG_MS);
    return () => clearInterval(timer);
  }, [t]);

  return (
    <div role="status" className="grid min-h-dvh place-items-center">
      <div className="grid max-w-md justify-items-center gap-6 px-6 text-center">
        <Mark className="size-10 animate-breathe" />
        {trouble ? <p>{trouble}</p> : <span className="sr-only">{t("openingRoom.openingTheRoom")}</span>}
      </div>
    </div>
  );
}

const troubleWords = (t: Say<"room">, isReachable: boolean): string =>
  isReachable
    ? t("openingRoom.lineDoesNotOpen", { address: `${window.location.origin}/socket.io` })
    : t("openingRoom.serverDoesNotAnswer");
