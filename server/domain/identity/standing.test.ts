import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { eachDatabase } from "@/server/infra/db/testing";
import { familyOf } from "./actors";
import { addressTag, applyStanding, barredFrom, deviceTag } from "./bars";
import { barredWords, GOOD_STANDING, readStanding, requireVoice, setStanding } from "./standing";

const deps = { secrets: { auth: "a secret of at least thirty-two characters" } };
const NOW = Date.UTC(2026, 10, 24, 14, 0);
const DAY = 86_400_000;

eachDatabase("a person's standing", (database) => {
  const actor = async (mergedInto: ActorId | null = null) => {
    const id = randomUUID() as ActorId;
    await database().db.actor.create({ data: { id, mergedInto } });
    return id;
  };
  const guest = async (ipAddress: string) => {
    const id = randomUUID();
    await database().db.user.create({
      data: { id, name: "G", email: `${id}@example.org`, isAnonymous: true, actor: { create: { id } } },
    });
    const session = { id, token: id, userId: id, ipAddress, expiresAt: new Date(NOW + DAY) };
    await database().db.session.create({ data: session });
    return id as ActorId;
  };

  it("is good when no decision was made", async () => {
    const { db } = database();
    const ana = await actor();
    expect(await readStanding(db, ana)).toEqual(GOOD_STANDING);
    expect(barredWords(GOOD_STANDING, NOW)).toBeNull();
    await expect(requireVoice(db, ana, NOW)).resolves.toBeUndefined();
  });

  it("holds for every actor of the same person, whichever the decision named", async () => {
    const { db } = database();
    const account = await actor();
    const [guest1, guest2] = [await actor(account), await actor(account)];
    const older = await actor(guest1);
    await setStanding(db, older, { bannedAt: NOW, reason: "spam", case: "c1" });
    for (const one of [account, guest1, guest2, older]) {
      expect((await familyOf(db, one))[0]).toBe(account);
      expect(await readStanding(db, one)).toMatchObject({ bannedAt: NOW, bannedUntil: null, reason: "spam" });
    }
    await setStanding(db, guest2, { bannedAt: null, reason: null, case: null });
    expect(await readStanding(db, older)).toEqual(GOOD_STANDING);
  });

  it("comes along when a banned guest's actor is merged into an account", async () => {
    const { db } = database();
    const [account, banned] = [await actor(), await actor()];
    await setStanding(db, banned, { bannedAt: NOW, reason: "spam" });
    await db.actor.update({ where: { id: banned }, data: { mergedInto: account } });
    expect(barredWords(await readStanding(db, account), NOW)).toMatch(/banned here\. Reason: spam\./);
    await setStanding(db, account, { bannedAt: null });
    expect(barredWords(await readStanding(db, banned), NOW)).toBeNull();
  });

  it("says why, until when and where to appeal, and expires", () => {
    const suspended = { ...GOOD_STANDING, suspendedUntil: NOW + DAY, reason: "Harassment." };
    expect(barredWords(suspended, NOW)).toBe(
      "You are suspended here until 25 November 2026, 14:00 UTC. Reason: Harassment. You can appeal at /appeals.",
    );
    expect(barredWords(suspended, NOW + DAY)).toBeNull();
    const banned = { ...GOOD_STANDING, bannedAt: NOW, bannedUntil: NOW + DAY };
    expect(barredWords(banned, NOW)).toMatch(/^You are banned here until 25 November/);
    expect(barredWords(banned, NOW + DAY)).toBeNull();
  });

  it("a muted person cannot chat or comment until the mute ends", async () => {
    const { db } = database();
    const ana = await actor();
    await setStanding(db, ana, { mutedUntil: NOW + DAY, reason: "shouting" });
    await expect(requireVoice(db, ana, NOW)).rejects.toMatchObject({ code: "muted" });
    await expect(requireVoice(db, ana, NOW + DAY)).resolves.toBeUndefined();
  });

  it("a ban bars the browser for 90 days and a guest's address for 7, and lifting it opens both", async () => {
    const { db } = database();
    const banned = await guest("2001:db8:7:7::1");
    const traces = {
      browser: { devices: [deviceTag(deps, banned)], address: null },
      neighbour: { devices: [], address: addressTag(deps, "2001:db8:7:7:ffff::2") },
      elsewhere: { devices: [], address: addressTag(deps, "2001:db8:7:8::2") },
    };
    const ban = { bannedAt: NOW, bannedUntil: null, reason: "spam", case: null };
    await db.$transaction((tx) => applyStanding(tx, deps, banned, ban, NOW));
    expect(await barredFrom(db, traces.browser, { now: NOW })).toMatch(/this browser/);
    expect(await barredFrom(db, traces.neighbour, { now: NOW })).toMatch(/address/);
    expect(await barredFrom(db, traces.elsewhere, { now: NOW })).toBeNull();
    expect(await barredFrom(db, traces.neighbour, { now: NOW, since: NOW - 1 })).toBeNull();
    expect(await barredFrom(db, traces.neighbour, { now: NOW + 7 * DAY })).toBeNull();
    expect(await barredFrom(db, traces.browser, { now: NOW + 89 * DAY })).not.toBeNull();
    expect(await barredFrom(db, traces.browser, { now: NOW + 90 * DAY })).toBeNull();
    await db.$transaction((tx) => applyStanding(tx, deps, banned, { bannedAt: null }, NOW + 1));
    expect(await barredFrom(db, traces.browser, { now: NOW + 2 })).toBeNull();
  });

  it("a bar keeps neither a name nor an address that could be read", async () => {
    const { db } = database();
    const banned = await guest("198.51.100.9");
    await db.$transaction((tx) => applyStanding(tx, deps, banned, { suspendedUntil: NOW + DAY }, NOW));
    const bars = await db.bar.findMany({ where: { actor: banned, liftedAt: null } });
    expect(bars.map((bar) => bar.kind).sort()).toEqual(["address", "device"]);
    for (const bar of bars) {
      expect(bar.value).not.toContain("198.51");
      expect(bar.expiresAt.getTime()).toBe(NOW + DAY);
    }
  });
});
