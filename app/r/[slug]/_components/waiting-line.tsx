"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { codeOf, wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import type { Say } from "@/app/_words/say";
import { CODES } from "@/core/kernel/errors";
import type { RoomId } from "@/core/kernel/ids/ids";
import { DOOR } from "@/core/room/protocol/limits";
import type { AtDoor } from "@/core/room/protocol/messages";

type At = AtDoor & { isHostHere: boolean };
type WaitingLineProps = {
  slug: string;
  password?: string | null;
  invite?: string | null;
  onIn: (id: RoomId) => void;
  onStop?: () => void;
  /** The page's title says already that the room is full. */
  titled?: boolean;
};

function whereIn(t: Say<"room">, at: At | null, titled: boolean): string {
  if (at?.state === "away") return t("waitingLine.turnedAway");
  if (at?.state === "crowded") return t("waitingLine.crowded");
  if (at?.state !== "waiting") return t("waitingLine.oneMoment");
  const { place, why, isHostHere } = at;
  if (why === "full")
    return t(titled ? "waitingLine.placeForSeatAlone" : "waitingLine.placeForSeat", { place });
  return t("waitingLine.placeForHost", { place, here: isHostHere ? "yes" : "no" });
}

/** Before a room that is full, or whose host lets each in: my place in the line, and what happens next. */
export function WaitingLine({ slug, password, invite, onIn, onStop, titled = false }: WaitingLineProps) {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const api = useTRPCClient();
  const [at, setAt] = useState<At | null>(null);
  const [error, setError] = useState<string | null>(null);
  const latest = useRef(onIn);
  latest.current = onIn;

  useEffect(() => {
    let isOver = false;
    let on: RoomId | undefined;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      try {
        const came = await api.room.wait.mutate(
          on ? { slug, on } : { slug, password: password ?? undefined, invite: invite ?? undefined },
        );
        if (isOver) return;
        setAt(came);
        setError(null);
        if (came.state === "in" && came.id) return latest.current(came.id);
        on = came.state === "waiting" ? came.id : undefined;
        if (came.state === "away") return;
      } catch (fault) {
        if (isOver) return;
        setError(wordsOf(tErrors, fault));
        const code = codeOf(fault);
        if (code && !CODES[code].again) return;
      }
      timer = setTimeout(() => void ask(), DOOR.askMs);
    };
    void ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [api, slug, password, invite, tErrors]);

  return (
    <div className="mt-6 flex flex-col gap-4">
      <p role="status" className="text-lg">
        {error ?? whereIn(t, at, titled)}
      </p>
      {at?.state === "waiting" && !error && <p className="text-soft">{t("waitingLine.staysOpen")}</p>}
      <div className="flex flex-wrap gap-3">
        {onStop && <Button onClick={onStop}>{t("waitingLine.stop")}</Button>}
        <ButtonLink href="/rooms">{t("door.seeOpenRooms")}</ButtonLink>
      </div>
    </div>
  );
}
