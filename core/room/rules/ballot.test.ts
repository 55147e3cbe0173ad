import { describe, expect, it } from "vitest";
import { type ActorId, INSTANCE_ACTOR } from "@/core/kernel/ids/ids";
import type { Edit } from "@/core/picture/edits/edit";
import { stillOf } from "@/core/picture/recipe/recipe";
import { replay } from "@/core/room/log/replay";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import { playersOf, replaySubset } from "@/core/work/credit/subset";
import { tally } from "./ballot";
import { decideElected } from "./elect";
import type { Ballot } from "./proposal";
import { actor, FIRST, MODELS, Story } from "./testing/story";

const ids = (...names: string[]) => names as ActorId[];
const seed = (value: number): Edit => ({ kind: "seed", value });
const warm = (value: number) => ({ kind: "contribution", control: "warmth", value }) as Edit;

/** Proposes a picture; answers its number. */
function propose(room: Story, who: string, ...edits: Edit[]): number {
  expect(room.command(who, { kind: "propose", edits })).toBe("ok");
  return room.state.seq;
}
function ballotOf(room: Story): Ballot {
  if (!room.state.ballot) throw new Error("no vote");
  return room.state.ballot;
}
const begin = (room: Story, about: "fresh" | "proposals" = "proposals") =>
  room.command("ana", { kind: "ballot", about, seconds: 60 });
const counted = (room: Story, now: string[], since = now) =>
  tally(room.state, ballotOf(room), { now: ids(...now), since: ids(...since) });
/** Ends the vote as the room's owner does; answers the number of the event. */
function end(room: Story): number {
  const ballot = ballotOf(room);
  const winner = counted(room, ["host", "ana", "ben"]).winner;
  const at = ballot.choices.find(({ of }) => of === winner)?.at;
  const then = at === undefined ? null : replay(room.log.slice(0, at + 1));
  return room.happen(INSTANCE_ACTOR, decideElected(room.state, ballot, winner, then, MODELS).body);
}

describe("a vote among proposals", () => {
  it("makes the picture what won, as it was seen, whatever was done since; the loop stays", () => {
    const room = new Story("ana", "ben");
    room.pull("host", "detail", 1);
    const mine = propose(room, "ana", seed(5), warm(2));
    const other = propose(room, "ben", seed(6));
    room.pull("host", "detail", 3);
    begin(room);
    room.command("ana", { kind: "vote", choice: mine });
    room.command("host", { kind: "vote", choice: mine });
    room.command("ben", { kind: "vote", choice: other });
    end(room);
    expect(room.recipe.seed).toBe(5);
    expect(room.recipe.contributions).toEqual({ warmth: { ana: 2 }, detail: { host: 1 } });
    expect(room.state.ballot).toBeUndefined();
    expect(room.state.proposals).toBeUndefined();
  });

  it("keeps the present picture on a tie, with another proposal or with the picture itself", () => {
    const room = new Story("ana", "ben");
    const mine = propose(room, "ana", seed(5));
    begin(room);
    room.command("ana", { kind: "vote", choice: mine });
    room.command("ben", { kind: "vote", choice: null });
    expect(counted(room, ["host", "ana", "ben"]).winner).toBeNull();
    end(room);
    expect(room.recipe.seed).toBe(FIRST.seed);
  });

  it("ends when all who were here since it began have voted, and goes on without whoever began it", () => {
    const room = new Story("ana", "ben");
    const mine = propose(room, "ana", seed(5));
    begin(room);
    room.command("ben", { kind: "vote", choice: mine });
    room.command("host", { kind: "vote", choice: mine });
    expect(counted(room, ["host", "ben"], ["host", "ana", "ben"]).isDecided).toBe(false);
    room.command("ana", { kind: "vote", choice: null });
    expect(counted(room, ["host", "ben"], ["host", "ana", "ben"])).toMatchObject({
      isDecided: true,
      winner: mine,
    });
    room.happen("ana", { kind: "left", payload: {} });
    expect(room.state.ballot?.votes).toMatchObject({ ben: mine, host: mine });
  });

  it("counts one vote of each who may edit: the last, and none of people who lost the right", () => {
    const room = new Story("ana", "ben");
    const mine = propose(room, "ana", seed(5));
    begin(room);
    for (const choice of [null, mine]) room.command("ben", { kind: "vote", choice });
    expect(counted(room, ["host", "ana", "ben"]).counts.get(mine)).toBe(1);
    room.command("host", { kind: "role", member: "ben", role: "viewer" });
    expect(counted(room, ["host", "ana", "ben"]).counts.get(mine)).toBe(0);
    expect(room.command("ben", { kind: "vote", choice: mine })).toBe("viewer_only");
  });

  it("is brought back by anybody who may edit, in one step, but for what was changed since", () => {
    const room = new Story("ana", "ben");
    room.pull("host", "warmth", 1);
    const mine = propose(room, "ana", seed(5), { kind: "truncation", value: 0.3 });
    begin(room);
    room.command("ben", { kind: "vote", choice: mine });
    const of = end(room);
    expect(room.undo("ana")).toBe("nothing_to_undo");
    room.edit("host", { kind: "truncation", value: 1 });
    expect(room.command("ben", { kind: "bring-back", of })).toBe("ok");
    expect(room.recipe).toMatchObject({ seed: FIRST.seed, truncation: 1 });
    expect(room.command("ben", { kind: "bring-back", of })).toBe("not_found");
  });

  it("credits what won to whoever proposed it, and nothing to who proposed something else", () => {
    const room = new Story("ana", "ben", "cem");
    room.pull("cem", "detail", 1);
    const mine = propose(room, "ana", warm(2));
    propose(room, "ben", seed(6));
    begin(room);
    room.command("ben", { kind: "vote", choice: mine });
    const of = end(room);
    expect([...playersOf([room.log]).keys()].sort()).toEqual(["ana", "cem"]);
    const only = (...names: string[]) =>
      replaySubset([room.log], (player) => ids(...names).includes(player as ActorId));
    expect(stillOf(only("ana", "cem"))).toEqual(stillOf(room.recipe));
    expect(only("cem").contributions).toEqual({ detail: { cem: 1 } });
    room.command("ben", { kind: "bring-back", of });
    expect(stillOf(only("ana", "cem"))).toEqual(stillOf(room.recipe));
  });

  it("has limits: so many proposals, so large, and only of what makes a picture", () => {
    const room = new Story("ana", "ben", "cem");
    for (let i = 0; i < ROOM_LIMITS.proposalsEach; i++) propose(room, "ana", seed(i));
    expect(room.command("ana", { kind: "propose", edits: [seed(9)] })).toBe("limit_reached");
    for (let i = room.state.proposals?.length ?? 0; i < ROOM_LIMITS.proposals; i++)
      propose(room, "ben", seed(i));
    expect(room.command("cem", { kind: "propose", edits: [seed(9)] })).toBe("limit_reached");
    expect(room.command("ana", { kind: "unpropose", of: room.state.proposals?.at(-1)?.of })).toBe(
      "forbidden",
    );
    expect(room.command("host", { kind: "unpropose", of: room.state.proposals?.at(-1)?.of })).toBe("ok");
    expect(room.command("cem", { kind: "propose", edits: [{ kind: "model", value: "waves" }] })).toBe(
      "malformed",
    );
    expect(room.command("cem", { kind: "propose", moment: 999 })).toBe("not_found");
    expect(room.command("cem", { kind: "propose" })).toBe("malformed");
    room.command("host", { kind: "lock", control: "warmth", locked: true });
    expect(room.command("cem", { kind: "propose", edits: [warm(1)] })).toBe("locked");
  });

  it("is one at a time, about something, and what is voted on cannot be taken back", () => {
    const room = new Story("ana", "ben");
    expect(begin(room)).toBe("not_found");
    const mine = propose(room, "ana", seed(5));
    expect(room.command("ben", { kind: "vote", choice: mine })).toBe("not_found");
    begin(room);
    expect(begin(room, "fresh")).toBe("conflict");
    expect(room.command("ana", { kind: "unpropose", of: mine })).toBe("conflict");
    expect(room.command("ben", { kind: "vote", choice: mine + 100 })).toBe("not_found");
  });

  it("takes a moment of the past as a proposal, and the mutes of now stay", () => {
    const room = new Story("ana", "ben");
    room.pull("ben", "warmth", 2);
    const moment = room.state.seq;
    room.pull("ben", "warmth", -1);
    room.command("host", { kind: "mute", member: "ben", muted: true });
    room.command("ana", { kind: "propose", moment });
    begin(room);
    room.command("ana", { kind: "vote", choice: room.state.proposals?.[0]?.of });
    end(room);
    expect(room.pulled("ben", "warmth")).toBe(2);
    expect(room.recipe.influence[actor("ben")]).toBe(0);
  });
});

describe("a vote on a fresh start", () => {
  it("takes more than half of those who are here", () => {
    const room = new Story("ana", "ben");
    room.pull("ana", "warmth", 1);
    begin(room, "fresh");
    room.command("ana", { kind: "vote", choice: 0 });
    expect(counted(room, ["host", "ana", "ben"])).toMatchObject({
      needed: 2,
      winner: null,
      isDecided: false,
    });
    room.command("ben", { kind: "vote", choice: null });
    expect(counted(room, ["host", "ana"])).toMatchObject({ needed: 2, isDecided: false });
    expect(counted(room, ["ana"])).toMatchObject({ needed: 1, winner: 0, isDecided: true });
    room.command("host", { kind: "vote", choice: null });
    expect(counted(room, ["host", "ana", "ben"])).toMatchObject({ winner: null, isDecided: true });
    room.command("host", { kind: "vote", choice: 0 });
    end(room);
    expect(room.recipe).toEqual(FIRST);
  });
});
