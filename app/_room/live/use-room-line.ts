import { useEffect, useState } from "react";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { LiveRoom } from "./live-room";
import { openRoomLine } from "./room-line";

/** The live room, once joined; its socket is closed with the component. */
export function useRoomLine(room: RoomId, me: ActorId | null): LiveRoom | null {
  const [live, setLive] = useState<LiveRoom | null>(null);
  useEffect(() => openRoomLine({ room, me }, setLive), [room, me]);
  return live;
}
