import { beforeEach, describe, expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { DOOR } from "@/core/room/protocol/limits";
import { RoomDoor } from "./room-door";

let now: number;
let door: RoomDoor;
beforeEach(() => {
  now = 1_000_000;
  door = new RoomDoor(() => now);
});
const actor = (name: string) => name as ActorId;
const guest = (name: string, why: "knock" | "full" = "knock") =>
  ({ name, isGuest: true, why, role: "editor" }) as const;
const comes = (name: string, why: "knock" | "full" = "knock", places = 0) =>
  door.waits(actor(name), guest(name, why), (ahead) => ahead < places);
const waitsOn = (name: string, places = 0) => door.waits(actor(name), null, (ahead) => ahead < places);

describe("who waits before a room", () => {
  it("has a place in the order in which they came, and keeps it by saying so", () => {
    expect(comes("ana")).toEqual({ state: "waiting", place: 1, why: "knock" });
    expect(comes("ben")).toEqual({ state: "waiting", place: 2, why: "knock" });
    now += DOOR.goneMs - 1;
    expect(waitsOn("ben")).toMatchObject({ place: 2 });
    now += 2;
    expect(waitsOn("ben")).toMatchObject({ place: 1 });
    expect(waitsOn("ana")).toEqual({ state: "unknown" });
  });

  it("is let in by the host, for a minute, or turned away, for five", () => {
    comes("ana");
    comes("ben");
    expect(door.answered(actor("ana"), true)).toMatchObject({ why: "knock", role: "editor" });
    expect(door.answered(actor("ben"), false)).not.toBeNull();
    expect(door.answered(actor("ben"), false)).toBeNull();
    expect(waitsOn("ana")).toEqual({ state: "in" });
    expect(comes("ben")).toEqual({ state: "away" });
    now += DOOR.letInMs;
    expect(waitsOn("ana")).toEqual({ state: "unknown" });
    now += DOOR.awayMs;
    expect(comes("ben")).toMatchObject({ state: "waiting", place: 1 });
  });

  it("comes into a full room as soon as there is a place, the first first (R15)", () => {
    comes("ana", "full");
    comes("ben", "full");
    expect(waitsOn("ben", 1)).toMatchObject({ state: "waiting", place: 2 });
    expect(waitsOn("ana", 1)).toEqual({ state: "in" });
    expect(door.ahead(actor("newcomer"), { why: "full", role: "editor" })).toBe(1);
    expect(door.ahead(actor("newcomer"), { why: "full", role: "viewer" })).toBe(0);
  });

  it("fills no host's screen: a few are named, the others counted, and a crowd is not kept", () => {
    for (let i = 0; i < DOOR.most; i++) comes(`guest ${i}`);
    expect(comes("one more")).toEqual({ state: "crowded" });
    const { waiting, more } = door.view;
    expect(waiting.map(({ name }) => name)).toEqual(["guest 0", "guest 1", "guest 2", "guest 3", "guest 4"]);
    expect(more).toBe(DOOR.most - DOOR.shown);
  });
});
