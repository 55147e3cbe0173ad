import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ControlId } from "@/core/kernel/ids/ids";
import { BASE } from "@/core/room/rules/fade";
import { updateRoom } from "@/server/domain/room/update-room";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { two } from "@/server/testing/two";

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(() => server.close());

const DAY = 24 * 60 * 60 * 1000;
const tilt = (value: number) => ({ kind: "contribution" as const, control: "tilt" as ControlId, value });

/** A room where the host and Ana have pulled, and Ana has left. */
async function left() {
  const all = await two(server);
  await all.hostTab.edit(tilt(1));
  await all.anaTab.edit(tilt(0.5));
  all.anaTab.socket.disconnect();
  await all.hostTab.hears("members", ({ members }) =>
    members.some(({ actor, online }) => actor === all.ana.actor && !online),
  );
  const room = await server.rooms.get(all.id);
  const last = await server.database.db.roomEvent.findFirstOrThrow({
    where: { room: all.id, actor: all.ana.actor },
    orderBy: { seq: "desc" },
  });
  return { ...all, pulls: () => room.state.recipe.contributions, at: Number(last.at) };
}

describe("R11: the pulls of somebody who left", () => {
  it("become part of the picture's base after seven days, the others stay, and everybody in the room is told", async () => {
    const { host, ana, hostTab, pulls, at } = await left();
    await server.rooms.fade(at + 7 * DAY - 1);
    expect(pulls()).toEqual({ tilt: { [host.actor]: 1, [ana.actor]: 0.5 } });
    await server.rooms.fade(at + 7 * DAY);
    expect(pulls()).toEqual({ tilt: { [host.actor]: 1, [BASE]: 0.5 } });
    await hostTab.hears("committed", ({ events }) => events.some(({ event }) => event.kind === "fade"));
    await hostTab.hears("members", ({ members }) => members.some(({ name }) => name === "People who left"));
  });

  it("fade after the time that the host sets, or never", async () => {
    const { id, host, ana, pulls, at } = await left();
    const set = (fadeDays: number) => updateRoom(server.deps, server.rooms, host.actor, id, { fadeDays });
    await set(0);
    await server.rooms.fade(at + 3650 * DAY);
    expect(pulls()).toEqual({ tilt: { [host.actor]: 1, [ana.actor]: 0.5 } });
    await set(1);
    await server.rooms.fade(at + DAY);
    expect(pulls()).toEqual({ tilt: { [host.actor]: 1, [BASE]: 0.5 } });
  });
});
