import { expect, it } from "vitest";
import type { ModerationBody } from "@/core/moderation/events";
import { decisionOf } from "@/core/moderation/testing";
import { eachDatabase } from "@/server/infra/db/testing";
import { CountedEvents } from "./counted-events";
import { readTransparency } from "./read-transparency";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse("2026-03-01T00:00:00Z");

const reported: ModerationBody = { kind: "report", rule: "spam", text: "", weight: 1 };
const decided = (content: "none" | "hide"): ModerationBody => ({
  kind: "decide",
  decision: decisionOf({ content }),
  bulk: null,
});

eachDatabase("the transparency report", (database) => {
  let written = 0;
  /** Adds the next event of a case, as whoever acts on it does. */
  async function write(name: string, at: number, { kind, ...data }: ModerationBody) {
    const { db } = database();
    const version = (await db.moderationEvent.count({ where: { case: name } })) + 1;
    written += 1;
    await db.moderationEvent.create({
      data: {
        id: `${written}-${name}`,
        subject: `work:${name}`,
        case: name,
        version,
        kind,
        actor: "a moderator",
        data: JSON.stringify(data),
        at: new Date(at),
      },
    });
  }
  const held = () => new CountedEvents(database().db);
  const report = (counted: CountedEvents, from = START, to = START + 30 * DAY) =>
    readTransparency({ database: database() }, counted, from, to);

  it("counts what happened in its span, and how long its decisions took, also from reports before it", async () => {
    await write("a", START - 2 * HOUR, reported);
    await write("a", START + HOUR, reported);
    await write("a", START + 4 * HOUR, decided("hide"));
    await write("b", START + 5 * HOUR, reported);
    await write("b", START + 6 * HOUR, decided("none"));
    await write("b", START + 40 * DAY, { kind: "appeal", text: "It was another's." });
    const found = await report(held());
    expect(found).toMatchObject({
      first: START + HOUR,
      reports: 2,
      automated: 0,
      decisions: [
        { label: "hidden", count: 1 },
        { label: "nothing against the rules", count: 1 },
      ],
      rules: [{ id: "spam", reports: 2, acted: 1 }],
      appeals: { made: 0 },
      medianHours: 6,
    });
    expect((await report(held(), START, START + 60 * DAY)).appeals.made).toBe(1);
  });

  it("includes events written since it was last asked, even by a process whose clock is hours behind", async () => {
    const counted = held();
    const before = await report(counted);
    await write("c", START + 10 * DAY, reported);
    expect((await report(counted)).reports).toBe(before.reports + 1);
    await write("d", START + 9 * DAY, reported);
    expect((await report(counted)).reports).toBe(before.reports + 2);
    await Promise.all([write("e", START + 8 * DAY, reported), report(counted)]);
    expect(await report(counted)).toEqual(await report(held()));
  });

  it("reads no event twice: it asks for none when nothing was written since", async () => {
    const { db } = database();
    let reads = 0;
    const moderationEvent = new Proxy(db.moderationEvent, {
      get: (of, key) => {
        if (key === "findMany") reads += 1;
        return Reflect.get(of, key);
      },
    });
    const counted = new CountedEvents({ moderationEvent });
    await report(counted);
    const [first, found] = [reads, await report(counted, START - DAY)];
    expect(reads).toBe(first);
    expect(found.reports).toBe((await report(held(), START - DAY)).reports);
  });
});
