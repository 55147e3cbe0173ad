import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { connectToRoom } from "./connect-to-room";
import type { LiveRoom } from "./live-room";

/** The live room, once joined; its socket is closed with the component. */
export function useRoomConnection(room: RoomId, me: ActorId | null): LiveRoom | null {
  const [live, setLive] = useState<LiveRoom | null>(null);
  const someone = useTranslations("room")("handTile.someone");
  useEffect(() => connectToRoom({ room, me, someone }, setLive), [room, me, someone]);
  return live;
}
