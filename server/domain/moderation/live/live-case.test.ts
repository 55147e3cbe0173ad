import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { Asking } from "@/core/moderation/decide-act";
import type { ModerationBody } from "@/core/moderation/events";
import type { Lifted, LiveMeasure } from "@/core/moderation/live";
import { subjectOf } from "@/core/moderation/subjects";
import { roomRow } from "@/server/domain/room/testing";
import { eachDatabase } from "@/server/infra/db/testing";
import { act } from "../cases/act";
import { decideOn } from "../cases/decide-on";
import { lift, liftWaiting, noteLifted } from "../cases/lift";
import { readCase, readMyCase } from "../cases/read-case";
import { readMyDecisions } from "../cases/read-mine";
import { report } from "../cases/report";
import type { ModerationDeps } from "../deps";
import { readQueue } from "../desk/read-queue";
import { recheckCases } from "../public/read-log";
import { caseInForce, decideLive } from "./live-case";

eachDatabase("decisions made in live rooms", (database) => {
  let clock = Date.parse("2026-01-01T00:00:00Z");
  const late: unknown[] = [];
  /** The room as it answers when something is to be given back. */
  let room: "gives all" | "is away" | "was changed" | "is gone" = "gives all";
  const given: LiveMeasure[] = [];
  const db = () => database().db;
  const deps = (): ModerationDeps => ({
    database: database(),
    secrets: { auth: "a secret of at least thirty-two characters" },
    now: () => ++clock,
    closeRoom: async () => {},
    shutOut: async () => {},
    liftInRoom: async (live, of) => {
      if (room === "is away") throw new AppError("room_closed");
      if (room === "is gone") throw new AppError("not_found");
      if (room === "was changed") throw new AppError("overwritten");
      given.push(live);
      await db().$transaction((tx) => noteLifted(tx, deps(), of, "all"));
      return "all";
    },
    onLate: (error) => void late.push(error),
  });

  async function person(name: string, role = "user"): Promise<ActorId> {
    const id = randomUUID();
    await db().user.create({ data: { id, name, email: `${id}@example.org`, role, updatedAt: new Date() } });
    return (await db().actor.create({ data: { id: randomUUID(), userId: id } })).id as ActorId;
  }
  const asking = (actor: ActorId, moderates = true): Asking => ({
    actor,
    actors: [actor],
    moderates,
    isAdmin: false,
  });
  const moderator = async (name = "Mo") => asking(await person(name, "moderator"));
  const says = (case_: string, version: number, by: ActorId) =>
    act(deps(), asking(by, false), {
      case: case_,
      version,
      body: { kind: "appeal", text: "It was not like that." },
    });
  const does = async (by: Asking, id: string, body: ModerationBody) =>
    act(deps(), by, { case: id, version: (await readCase(db(), id)).version, body });
  const overturns = (by: Asking, id: string) =>
    does(by, id, { kind: "answer-appeal", outcome: "overturned", reasons: "It was another guest." });

  async function frozen() {
    room = "gives all";
    const [host, ana, by] = [await person("Hana"), await person("Ana"), await moderator()];
    const { id } = await db().room.create({ data: roomRow(host) });
    const live: LiveMeasure = { kind: "freeze", room: id as RoomId, seq: 7 };
    const row = await db().$transaction((tx) =>
      decideLive(tx, deps(), {
        live,
        by: by.actor,
        rule: "hate",
        facts: "Slurs in the chat.",
        concerns: host,
        concerned: [host, ana],
      }),
    );
    return { host, ana, by, id: id as RoomId, case: row.id, live, other: await moderator("Ot") };
  }

  it("are found by everyone they concern, under earlier actors too, and by nobody else", async () => {
    const { host, ana, case: id } = await frozen();
    for (const who of [[host], [ana], [await person("Ann"), ana]])
      expect(await readMyDecisions(deps(), who, clock)).toMatchObject([{ id, canAppeal: true }]);
    const eve = await person("Eve");
    expect(await readMyDecisions(deps(), [eve], clock)).toEqual([]);
    await expect(readMyCase(db(), [eve], id)).rejects.toMatchObject({ code: "not_found" });
    await expect(says(id, 1, eve)).rejects.toMatchObject({ code: "not_found" });
  });

  it("restrict no account, and give nobody a strike", async () => {
    const { host, id } = await frozen();
    const standing = await db().personStanding.findUnique({ where: { actor: host } });
    expect([standing?.suspendedUntil ?? null, standing?.bannedAt ?? null]).toEqual([null, null]);
    expect(await db().strike.count({ where: { actor: host } })).toBe(0);
    expect(await db().room.findUnique({ where: { id } })).toMatchObject({ moderation: "", closedAt: null });
  });

  it("have a case of their own: reports and other decisions about the room go to another, even during an appeal", async () => {
    const { host, by, other, id, case: own } = await frozen();
    await says(own, 1, host);
    const said = await report(
      deps(),
      { actors: [await person("Re")], isGuest: false },
      { subject: subjectOf("room", id), rule: "hate", text: "look" },
    );
    expect(said.case).not.toBe(own);
    const decision = {
      content: "remove",
      person: "none",
      until: null,
      strike: false,
      rule: "hate",
      facts: "It went on.",
      label: null,
      blockFingerprint: false,
    } as const;
    expect(await decideOn(deps(), other, subjectOf("room", id), decision)).toBe(said.case);
    await overturns(other, own);
    await expect(does(by, own, { kind: "decide", decision, bulk: null })).rejects.toMatchObject({
      code: "malformed",
    });
  });

  it("can be appealed once by each person; of two appeals at the same moment the second is added to the first", async () => {
    const { host, ana, case: id, by, other } = await frozen();
    const both = await Promise.allSettled([says(id, 1, host), says(id, 1, ana)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const second = both[0]?.status === "rejected" ? host : ana;
    await says(id, 2, second);
    await expect(says(id, 3, second)).rejects.toMatchObject({ code: "appeal_closed" });
    expect(await readCase(db(), id)).toMatchObject({ state: "appealed", appeals: [{}, {}] });
    const { cases } = await readQueue(deps(), by.actors, { state: "appealed" });
    expect(cases.find((one) => one.id === id)).toMatchObject({ done: { live: { kind: "freeze" } } });
    await expect(overturns(by, id)).rejects.toMatchObject({ code: "another_decides" });
    await expect(overturns({ ...other, actors: [other.actor, ana] }, id)).rejects.toMatchObject({
      code: "own_cause",
    });
    await overturns(other, id);
    expect(await readMyDecisions(deps(), [ana], clock)).toMatchObject([{ canAppeal: false }]);
  });

  it("are undone once when they end, and the case says how much was restored", async () => {
    const { host, other, case: id, live, id: of } = await frozen();
    expect((await caseInForce(db(), of, "freeze"))?.row.id).toBe(id);
    await says(id, 1, host);
    given.length = 0;
    await overturns(other, id);
    await liftWaiting(deps());
    expect([given, await lift(deps(), id)]).toEqual([[live], null]);
    expect(await readCase(db(), id)).toMatchObject({ live: { state: "ended", lifted: "all" } });
    expect(await caseInForce(db(), of, "freeze")).toBeNull();
    expect(await recheckCases(db())).toEqual([]);
  });

  it.each([
    ["is away", "ending", null],
    ["was changed", "ended", "none"],
    ["is gone", "ended", "before"],
  ] as const)("are overturned even if their room %s", async (how, state, lifted: Lifted | null) => {
    const { host, other, case: id, id: of } = await frozen();
    await says(id, 1, host);
    room = how;
    if (how === "is gone") await db().room.delete({ where: { id: of } });
    late.length = 0;
    await overturns(other, id);
    expect(await readMyDecisions(deps(), [host], clock)).toMatchObject([
      { decisions: [{ ended: "overturned" }], live: { state, lifted } },
    ]);
    expect(late).toHaveLength(lifted ? 0 : 1);
    room = "gives all";
    await liftWaiting(deps());
    expect(await readCase(db(), id)).toMatchObject({ live: { state: "ended", lifted: lifted ?? "all" } });
  });
});
