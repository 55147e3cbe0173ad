import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ControlId } from "@/core/kernel/ids/ids";
import { unpackFrame } from "@/core/room/protocol/frame";
import { readFrame } from "@/server/http/room/read-frame";
import { route } from "@/server/http/route";
import { listenerFor } from "@/server/http/testing/listener-for";
import type { SlotListener } from "@/server/infra/render/port";
import { type Guest, type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import type { Tab } from "@/server/testing/tab";
import { two } from "@/server/testing/two";

const TILT = "tilt" as ControlId;
const pull = (value: number) => ({ kind: "contribution" as const, control: TILT, value });
const looking = (isHidden: boolean) => ({ cursor: null, grabbing: null, following: null, hidden: isHidden });

let server: RoomServerForTest;
let http: Server;
beforeAll(async () => {
  server = await startRoomServer();
  const sessionOf = (headers: Headers) => server.sessionOf(headers.get("cookie") ?? "");
  const frames = route("/api/frames/:room/:seq", readFrame({ room: server.deps }));
  http = createServer(listenerFor([frames], { accounts: { sessionOf } }));
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
});
afterAll(async () => {
  http.closeAllConnections();
  http.close();
  await server.close();
});

/** The pulls at TILT of every frame that rooms opened from now on ask for. */
function framesAskedFor() {
  const asked: number[][] = [];
  const { render } = server.opening;
  const slot = render.slot.bind(render);
  const spy = vi.spyOn(render, "slot").mockImplementation((room: string, of: SlotListener<unknown>) => {
    const real = slot<unknown>(room, of);
    return {
      ...real,
      push: (request) => {
        asked.push(Object.values(request.recipe.contributions[TILT] ?? {}));
        real.push(request);
      },
    };
  });
  return { asked, end: () => spy.mockRestore() };
}

/** The number of the last edit by somebody else that a tab was told of. */
async function newestRev(tab: Tab): Promise<number> {
  await tab.hears("pending");
  return tab.heard.pending.at(-1)?.edits.at(-1)?.rev ?? Number.POSITIVE_INFINITY;
}
/** Waits for a frame that shows that edit: one from before may still be on its way. */
const frameOf = (tab: Tab, rev: number) =>
  tab.hears("frame", (packed) => unpackFrame(new Uint8Array(packed)).header.rev >= rev);

describe("F1: a changed recipe is rendered while someone watches", () => {
  it("nothing is rendered while every tab is hidden; the last state is rendered when a tab is shown again", async () => {
    const { asked, end } = framesAskedFor();
    const { hostTab, anaTab } = await two(server);
    for (const tab of [hostTab, anaTab]) await tab.say("presence", looking(true));
    asked.length = 0;
    for (const value of [1, 2, 3]) await hostTab.edit(pull(value));
    expect(asked).toEqual([]);
    anaTab.heard.frame.length = 0;
    await anaTab.say("presence", looking(false));
    expect(asked).toEqual([[3]]);
    await anaTab.hears("frame");
    end();
  });
});

describe("F2: frames", () => {
  it("are sent to visible tabs only", async () => {
    const { hostTab, anaTab } = await two(server);
    await anaTab.say("presence", looking(true));
    for (const tab of [hostTab, anaTab]) tab.heard.frame.length = 0;
    await anaTab.edit(pull(2));
    await frameOf(hostTab, await newestRev(hostTab));
    // Said to both after the frame, so whatever was sent to Ana has arrived.
    await hostTab.say("chat", { text: "seen" });
    await anaTab.hears("chat", ({ text }) => text === "seen");
    expect(anaTab.heard.frame).toEqual([]);
  });
});

describe("F4: a settled picture", () => {
  const statusFor = async (url: string, guest?: Guest) => {
    const { port } = http.address() as AddressInfo;
    const headers = guest ? { cookie: guest.cookie } : undefined;
    return (await fetch(`http://127.0.0.1:${port}${url}`, { headers })).status;
  };
  const settledIn = async (tab: Tab) => {
    const { seq } = await tab.hears("settled");
    const ack = await tab.edit(pull(2));
    if (!ack.ok) throw new Error(ack.error);
    return (await tab.hears("settled", (settled) => settled.seq > seq)).url;
  };

  it("of an open room may be read by everyone", async () => {
    const { hostTab } = await two(server);
    expect(await statusFor(await settledIn(hostTab))).toBe(200);
  });

  it("of a private room may be read by its members, and by nobody who was removed", async () => {
    const [host, member, removed] = [
      await server.guest("Hana"),
      await server.guest("Ana"),
      await server.guest("Out"),
    ];
    const { id } = await server.room(host, { visibility: "private" });
    const room = await server.rooms.get(id);
    for (const guest of [member, removed]) await room.admit(guest.actor, "editor");
    const tab = await server.tab(host);
    await tab.join(id);
    const url = await settledIn(tab);
    for (const guest of [host, member, removed]) expect(await statusFor(url, guest)).toBe(200);
    await tab.command({ kind: "kick", member: removed.actor });
    expect(await statusFor(url, removed)).toBe(403);
    expect(await statusFor(url, await server.guest("Stranger"))).toBe(404);
    expect(await statusFor(url)).toBe(404);
  });
});

describe("X3: a render worker that dies", () => {
  it("is replaced, and the room gets its frame", async () => {
    const { hostTab, anaTab } = await two(server);
    await hostTab.hears("settled");
    const worker = () => server.render.report().workers[0];
    const before = worker();
    if (!before?.pid) throw new Error("no worker");
    process.kill(before.pid, "SIGKILL");
    await hostTab.edit(pull(3));
    // The dead worker never saw this edit.
    await frameOf(anaTab, await newestRev(anaTab));
    expect(worker()).toMatchObject({ state: "ready", restarts: before.restarts + 1 });
    expect(worker()?.pid).not.toBe(before.pid);
  });
});
