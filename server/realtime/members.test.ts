import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommandMessage, Member, MembersMessage } from "@/core/room/protocol/messages";
import { type Guest, type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { type Two, two } from "@/server/testing/two";

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer({ isOverWire: true });
});
afterAll(() => server.close());

/** What the host's tab is told once `happen` has happened, where it fits. */
async function toldOf(
  { hostTab }: Two,
  happen: () => Promise<unknown>,
  fits: (message: MembersMessage) => boolean,
): Promise<MembersMessage> {
  hostTab.heard.members.length = 0;
  await happen();
  return hostTab.hears("members", fits);
}
const memberIn = ({ members }: MembersMessage, { actor }: Guest): Member | undefined =>
  members.find((member) => member.actor === actor);

describe("P2: everyone is told who is present and the state of the room", () => {
  it("when someone joins", async () => {
    const all = await two(server);
    const cleo = await server.guest("Cleo");
    await server.enter(cleo, all.slug);
    const comes = async () => (await server.tab(cleo)).join(all.id);
    const told = await toldOf(all, comes, (message) => memberIn(message, cleo)?.online === true);
    expect(memberIn(told, cleo)).toMatchObject({ name: "Cleo", role: "editor", online: true, muted: false });
  });

  it("when someone leaves", async () => {
    const all = await two(server);
    // Who has no part in the picture is listed only while they are here.
    await all.anaTab.edit({ kind: "contribution", control: "tilt" as never, value: 1 });
    const goes = async () => all.anaTab.socket.disconnect();
    const told = await toldOf(all, goes, (message) => memberIn(message, all.ana)?.online === false);
    expect(memberIn(told, all.ana)).toMatchObject({ online: false });
  });

  it("when someone is renamed", async () => {
    const all = await two(server);
    const isRenamed = async () => server.rooms.renamed(all.ana.actor, { name: "Anouk", isGuest: false });
    const told = await toldOf(all, isRenamed, (message) => memberIn(message, all.ana)?.name === "Anouk");
    expect(memberIn(told, all.ana)).toMatchObject({ isGuest: false });
  });

  it.each<[string, (ana: Guest) => CommandMessage, (message: MembersMessage, ana: Guest) => boolean]>([
    [
      "a role changes",
      ({ actor }) => ({ kind: "role", member: actor, role: "viewer" }),
      (message, ana) => memberIn(message, ana)?.role === "viewer",
    ],
    [
      "someone is muted",
      ({ actor }) => ({ kind: "mute", member: actor, muted: true }),
      (message, ana) => memberIn(message, ana)?.muted === true,
    ],
    ["the room is frozen", () => ({ kind: "freeze", frozen: true }), ({ status }) => status.frozen],
    [
      "a control is locked",
      () => ({ kind: "lock", control: "tilt" as never, locked: true }),
      ({ status }) => status.locked.some((control) => control === "tilt"),
    ],
  ])("when %s", async (_what, command, fits) => {
    const all = await two(server);
    const happen = () => all.hostTab.command(command(all.ana));
    expect(await toldOf(all, happen, (message) => fits(message, all.ana))).toBeDefined();
  });
});
