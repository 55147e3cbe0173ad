import type { RoomId } from "@/core/kernel/ids/ids";
import type { Heard } from "@/server/domain/room/nodes/hearing";
import { channel, type RoomServer } from "./socket-outlet";

/** Says when the first socket of this process begins to listen to a room's news or frames, and when the last one stops. */
export function hearListeners(
  io: RoomServer,
  listens: (what: Heard, room: RoomId, isWanted: boolean) => void,
): void {
  const [news, frames] = [channel.all("" as RoomId), channel.frames("" as RoomId)];
  const tell = (name: string, isWanted: boolean) => {
    if (name.startsWith(news)) listens("news", name.slice(news.length) as RoomId, isWanted);
    else if (name.startsWith(frames)) listens("frames", name.slice(frames.length) as RoomId, isWanted);
  };
  const { adapter } = io.of("/");
  adapter.on("create-room", (name: string) => tell(name, true));
  adapter.on("delete-room", (name: string) => tell(name, false));
}
