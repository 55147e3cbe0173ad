import type { RoomId } from "@/core/kernel/ids/ids";
import type { NewRoom } from "@/server/domain/room/create-room";
import type { Guest, RoomServerForTest } from "./room-server";
import type { Tab } from "./tab";

export type Two = { id: RoomId; slug: string; host: Guest; ana: Guest; hostTab: Tab; anaTab: Tab };

/** A room with its host and one editor in it. */
export async function two(server: RoomServerForTest, room: Partial<NewRoom> = {}): Promise<Two> {
  const [host, ana] = [await server.guest("Hana"), await server.guest("Ana")];
  const { id, slug } = await server.room(host, room);
  await server.enter(ana, slug);
  const [hostTab, anaTab] = [await server.tab(host), await server.tab(ana)];
  for (const tab of [hostTab, anaTab]) {
    const reply = await tab.join(id);
    if (!reply.ok) throw new Error(reply.error);
  }
  return { id, slug, host, ana, hostTab, anaTab };
}
