"use client";
import type { RoomPageData } from "@/app/_api/types";
import { useRoomConnection } from "@/app/_room/live/use-room-connection";
import { OpeningRoom } from "@/app/_room/opening-room";
import type { Theme } from "@/app/_theme/theme";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { Mentioned } from "./chat/mentioned";
import { DriftRunner } from "./drift/drift-runner";
import { Announcer } from "./frame/announcer";
import { Answers } from "./frame/answers";
import { Closed } from "./frame/closed";
import { Refusals } from "./frame/refusals";
import { RoomCommands } from "./frame/room-commands";
import { RoomFacts } from "./frame/room-facts";
import { RoomView } from "./frame/room-view";
import { KnobsHost } from "./knobs/knobs-host";

type StudioProps = { id: RoomId; me: ActorId | null; room: RoomPageData; theme: Theme };

/** Inside a room. Everything below lives on one socket, made here and closed when the page goes. */
export function Studio({ id, me, room, theme }: StudioProps) {
  const live = useRoomConnection(id, me);
  if (!live) return <OpeningRoom />;
  return (
    <RoomFacts live={live} id={id} room={room}>
      <Closed>
        <RoomView theme={theme} />
        <RoomCommands />
        <DriftRunner />
        <KnobsHost />
        <Mentioned />
        <Refusals />
        <Answers />
        <Announcer />
      </Closed>
    </RoomFacts>
  );
}
