import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { nameIn } from "@/app/_components/known-as";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { connectToRoom } from "./connect-to-room";
import type { LiveRoom } from "./live-room";

/** The live room, once joined; its socket is closed with the component. */
export function useRoomConnection(room: RoomId, me: ActorId | null): LiveRoom | null {
  const [live, setLive] = useState<LiveRoom | null>(null);
  const someone = useTranslations("room")("handTile.someone");
  const tFrame = useTranslations("frame");
  useEffect(
    () => connectToRoom({ room, me, someone, shown: (name) => nameIn(tFrame, name) }, setLive),
    [room, me, someone, tFrame],
  );
  return live;
}
