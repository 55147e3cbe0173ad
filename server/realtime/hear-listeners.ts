import { RoomId } from "@/core/kernel/ids/ids";
import type { Heard } from "@/server/domain/room/nodes/hearing";
import { ROOM_CHANNELS, type RoomServer } from "./socket-outlet";

/** Says when the first socket of this process begins to listen to a room's news or frames, and when the last one stops. */
export function hearListeners(
  io: RoomServer,
  listens: (what: Heard, room: RoomId, isWanted: boolean) => void,
): void {
  const tell = (name: string, isWanted: boolean) => {
    for (const what of ["news", "frames"] as const) {
      const begins = ROOM_CHANNELS[what];
      if (name.startsWith(begins)) listens(what, RoomId.parse(name.slice(begins.length)), isWanted);
    }
  };
  const { adapter } = io.of("/");
  adapter.on("create-room", (name: string) => tell(name, true));
  adapter.on("delete-room", (name: string) => tell(name, false));
}
