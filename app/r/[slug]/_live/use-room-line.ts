import { useEffect, useState } from "react";
import type { RoomId } from "@/core/ids/ids";
import type { LiveRoom } from "./live-room";
import { openRoomLine } from "./room-line";

/** The live room, once joined; its socket is closed with the component. */
export function useRoomLine(room: RoomId): LiveRoom | null {
  const [live, setLive] = useState<LiveRoom | null>(null);
  useEffect(() => openRoomLine(room, setLive), [room]);
  return live;
}
