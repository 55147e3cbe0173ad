"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useNames } from "@/app/_components/known-as";
import { MessagePage } from "@/app/_components/message-page";
import { Button } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { LiveProvider } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { OpeningRoom } from "@/app/_room/opening-room";
import type { ActorId } from "@/core/kernel/ids/ids";
import { openWatch } from "../_live/open-watch";
import type { WatchedFacts } from "../_live/watched-facts";
import type { WatchedRoom } from "../_live/watched-room";
import { Moments } from "./moments";
import { People } from "./people";
import { RoomPowers } from "./room-powers";
import { Said } from "./said";
import { UnseenBar } from "./unseen-bar";
import { WatchPicture } from "./watch-picture";

type WatchRoomProps = { room: WatchedFacts; me: ActorId };

/** A room and what is done in it, as a moderator sees it whom nobody there sees. */
export function WatchRoom({ room, me }: WatchRoomProps) {
  const t = useTranslations("desk");
  // Each opening is an entry in the audit log: words that arrive anew open nothing.
  const says = useRef(t);
  const shownName = useRef(useNames());
  const [watched, setWatched] = useState<WatchedRoom | null>(null);
  useEffect(() => {
    const labelOf = (id: string) => room.model.controls.find((control) => control.id === id)?.label ?? id;
    return openWatch(
      { room: room.id, me, labelOf, t: says.current, shownName: shownName.current },
      setWatched,
    );
  }, [room, me]);
  if (!watched) return <OpeningRoom />;
  return (
    <LiveProvider live={watched.live} facts={{ ...room, finish: null, hostName: null }}>
      <Inside room={room} watched={watched} />
    </LiveProvider>
  );
}

function Inside({ room, watched }: { room: WatchedFacts; watched: WatchedRoom }) {
  const t = useTranslations("desk");
  const connection = useSignal(watched.live.connection);
  if (connection.state === "closed") {
    const asleep = connection.code === "room_closed";
    return (
      <MessagePage
        title={asleep ? t("watchRoom.roomClosedAsleep") : t("watchRoom.notWatchingAnyMore")}
        actions={
          <>
            {connection.code !== "forbidden" && (
              <Button onClick={() => window.location.reload()}>{t("watchRoom.lookInAgain")}</Button>
            )}
            <ButtonLink href="/moderation/live" solid>
              {t("watchRoom.allLiveRooms")}
            </ButtonLink>
          </>
        }
      >
        <p role="status">{asleep ? t("watchRoom.moderatorsHaveClosedNobody") : connection.words}</p>
      </MessagePage>
    );
  }
  return (
    <div className="flex min-h-dvh flex-col bg-paper lg:h-dvh lg:overflow-hidden">
      <UnseenBar room={room} />
      <main className="grid min-h-0 flex-1 lg:grid-cols-[minmax(0,1fr)_clamp(21.5rem,30vw,28rem)]">
        <div className="flex min-h-0 min-w-0 flex-col">
          <WatchPicture title={room.title} />
          <RoomPowers room={room} />
          <Moments room={room.id} />
        </div>
        <aside
          aria-label={t("watchRoom.peopleAndChat")}
          className="grid min-h-0 border-line max-lg:border-t lg:grid-rows-[minmax(0,1fr)_minmax(12rem,38%)] lg:border-s"
        >
          <People room={room.id} watched={watched} />
          <Said />
        </aside>
      </main>
    </div>
  );
}
