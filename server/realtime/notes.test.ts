import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { two } from "@/server/testing/two";

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(() => server.close());

describe("X6: a note", () => {
  it("is a line of chat with a place of the picture: others hear it, and whoever joins later gets it", async () => {
    const { id, ana, hostTab, anaTab } = await two(server);
    expect(await anaTab.say("chat", { text: "this corner", place: { x: 0.25, y: 1 } })).toMatchObject({
      ok: true,
    });
    expect(await anaTab.say("chat", { text: "and all of it" })).toMatchObject({ ok: true });
    const heard = await hostTab.hears("chat", ({ text }) => text === "this corner");
    expect(heard).toMatchObject({ actor: ana.actor, place: { x: 0.25, y: 1 } });
    const later = await server.tab(ana);
    const reply = await later.join(id);
    if (!reply.ok) throw new Error(reply.error);
    expect(reply.chat.map(({ text, place }) => [text, place])).toEqual([
      ["this corner", { x: 0.25, y: 1 }],
      ["and all of it", undefined],
    ]);
  });

  it("cannot be pinned outside of the picture", async () => {
    const { anaTab } = await two(server);
    expect(await anaTab.say("chat", { text: "there", place: { x: 1.01, y: 0 } })).toMatchObject({
      ...{ ok: false, error: "out_of_range" },
    });
    expect(await anaTab.say("chat", { text: "there", place: { x: 0 } })).toMatchObject({
      error: "malformed",
    });
  });
});
