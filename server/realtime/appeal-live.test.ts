import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RoomId } from "@/core/kernel/ids/ids";
import { liftWaiting } from "@/server/domain/moderation/cases/lift";
import { CountedEvents } from "@/server/domain/moderation/public/counted-events";
import { readLog, recheckCases } from "@/server/domain/moderation/public/read-log";
import { readTransparency } from "@/server/domain/moderation/public/read-transparency";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import { LiveScene, pull, WARMTH } from "@/server/testing/live-scene";
import type { Guest } from "@/server/testing/room-server";

let server: HttpServerForTest;
let scene: LiveScene;
beforeAll(async () => {
  server = await startHttpServer({ isOverWire: true });
  scene = new LiveScene(server);
});
afterAll(() => server.close());

type Mine = {
  id: string;
  version: number;
  canAppeal: boolean;
  foremost: boolean;
  state: string;
  decisions: { rule: string; facts: string; ended: string | null }[];
  live: { measure: { kind: string }; state: string; lifted: string | null } | null;
  appeal: { text: string | null; outcome: string | null } | null;
};
const mine = async (who: Guest) => (await scene.ask(who, "moderation.myDecisions", {})).data as Mine[];
const only = async (who: Guest): Promise<Mine> => {
  const [one, ...more] = await mine(who);
  if (!one || more.length > 0) throw new Error(`${more.length + (one ? 1 : 0)} decisions`);
  return one;
};
const appeal = async (who: Guest, of: Pick<Mine, "id">, version?: number) =>
  scene.tell(who, "moderation.appeal", {
    case: of.id,
    version: version ?? (await versionOf(of.id)),
    text: "It was somebody else who wrote that.",
  });
const versionOf = async (id: string) =>
  (await scene.db.moderationCase.findUniqueOrThrow({ where: { id } })).version;
const does = async (who: Guest, id: string, body: object) =>
  scene.tell(who, "moderation.act", { case: id, version: await versionOf(id), body });
const answer = (who: Guest, { id }: Pick<Mine, "id">, outcome: "upheld" | "overturned") =>
  does(who, id, { kind: "answer-appeal", outcome, reasons: "The line was another guest's." });
const told = async (who: Guest) =>
  (
    await scene.db.notification.findMany({
      where: { actor: who.actor, kind: "decision" },
      orderBy: { at: "asc" },
    })
  ).map(({ data }) => JSON.parse(data) as { words: string; case?: string; appeal?: number });
const moderators = async () =>
  [await scene.withRole("Mo", "moderator"), await scene.withRole("Ot", "moderator")] as const;
const stateOf = async (id: RoomId) => (await server.rooms.get(id)).state;

describe("M11: an appeal against a removal", () => {
  it("lets a guest back into a private room without an invite when the removal is overturned", async () => {
    const { id, slug, host, ana } = await scene.peopled({ visibility: "private" });
    const [mo, other] = await moderators();
    await scene.act(mo, id, { kind: "kick", member: ana.actor, rule: "harassment" });
    const found = await only(ana);
    expect(found).toMatchObject({
      canAppeal: true,
      foremost: true,
      state: "decided",
      live: { measure: { kind: "kick" }, state: "stands" },
      decisions: [{ rule: "harassment", facts: "Slurs in the chat, again and again.", ended: null }],
    });
    expect(await told(ana)).toMatchObject([
      { words: expect.stringMatching(/removed you/), case: found.id, appeal: 1 },
    ]);
    expect(await mine(host)).toEqual([]);
    expect((await appeal(ana, found)).code).toBe("ok");
    expect((await answer(mo, found, "overturned")).code).toBe("another_decides");
    expect(await (await server.tab(ana)).join(id)).toMatchObject({ ok: false, error: "kicked" });
    expect((await answer(other, found, "overturned")).code).toBe("ok");
    expect((await scene.ask(ana, "room.bySlug", { slug })).code).toBe("ok");
    expect(await (await server.tab(ana)).join(id)).toMatchObject({ ok: true, role: "editor" });
    expect(await only(ana)).toMatchObject({
      canAppeal: false,
      state: "closed",
      live: { state: "ended", lifted: "all" },
      decisions: [{ ended: "overturned" }],
      appeal: { outcome: "overturned" },
    });
    expect((await told(ana)).at(-1)?.words).toMatch(/right.*overturned.*come into the room again/);
    expect((await scene.log(id)).filter(({ kind }) => kind === "kick")).toMatchObject([
      { actor: "instance" },
      { actor: "instance" },
    ]);
    expect(await recheckCases(scene.db)).toEqual([]);
  });

  it("leaves the member out for good when the removal is upheld: they cannot appeal again", async () => {
    const { id, ana } = await scene.peopled();
    const [mo, other] = await moderators();
    await scene.act(mo, id, { kind: "kick", member: ana.actor, rule: "harassment" });
    const found = await only(ana);
    await appeal(ana, found);
    expect((await answer(other, found, "upheld")).code).toBe("ok");
    expect(await (await server.tab(ana)).join(id)).toMatchObject({ ok: false, error: "kicked" });
    expect((await appeal(ana, found)).code).toBe("appeal_closed");
    expect((await told(ana)).at(-1)?.words).toMatch(/stands/);
  });

  it("is open to nobody else: others get the same bytes as for a case that does not exist", async () => {
    const { id, host, ana } = await scene.peopled();
    const [mo] = await moderators();
    await scene.act(mo, id, { kind: "kick", member: ana.actor, rule: "harassment" });
    const found = await only(ana);
    const raw = async (who: Guest, of: string) => {
      const { origin } = server;
      const response = await fetch(`${origin}/api/trpc/moderation.appeal`, {
        method: "POST",
        headers: { cookie: who.cookie, origin, "content-type": "application/json" },
        body: JSON.stringify({ case: of, version: found.version, text: "Let me in, for I am nobody." }),
      });
      return `${response.status} ${await response.text()}`;
    };
    const nothing = `${found.id.replace(/\d+$/, "")}999`;
    const stranger = await server.guest("Eve");
    for (const who of [stranger, host, await scene.withRole("Ad", "admin"), mo]) {
      expect(await raw(who, found.id)).toBe(await raw(who, nothing));
      expect(await raw(who, found.id)).toMatch(/^404 /);
      expect(await mine(who)).toEqual([]);
    }
  });

  it("is still answered when the member was let in meanwhile, and changes nothing for anybody", async () => {
    const { id, slug, ana } = await scene.peopled();
    const [mo, other] = await moderators();
    const kick = { kind: "kick", member: ana.actor, rule: "harassment" };
    await scene.act(mo, id, kick);
    const first = await only(ana);
    await appeal(ana, first);
    expect((await scene.act(mo, id, { kind: "readmit", member: ana.actor })).code).toBe("ok");
    await server.enter(ana, slug);
    expect((await scene.act(mo, id, kick)).code).toBe("ok");
    const second = (await mine(ana)).find((one) => one.id !== first.id);
    expect((await answer(other, first, "overturned")).code).toBe("ok");
    // The second removal is another decision, and stands.
    expect(await (await server.tab(ana)).join(id)).toMatchObject({ ok: false, error: "kicked" });
    expect(second).toMatchObject({ canAppeal: true, live: { state: "stands" } });
  });
});

describe("M11: an appeal against a freeze", () => {
  it("may come once from the host and once from each editor who was there; one answer lifts the freeze for all", async () => {
    const { id, host, ana, hostTab, anaTab } = await scene.peopled();
    const [late, viewer] = [await server.guest("Late"), await server.guest("Vi")];
    const room = await server.rooms.get(id);
    await room.admit(late.actor, "editor");
    await room.admit(viewer.actor, "viewer");
    await (await server.tab(viewer)).join(id);
    const [mo, other] = await moderators();
    await scene.act(mo, id, { kind: "freeze", rule: "hate" });
    expect((await scene.act(mo, id, { kind: "freeze", rule: "spam" })).code).toBe("conflict");
    expect([await mine(late), await mine(viewer)]).toEqual([[], []]);
    const found = await only(host);
    expect(found).toMatchObject({ canAppeal: true, foremost: true });
    expect(await only(ana)).toMatchObject({ id: found.id, canAppeal: true, foremost: false });
    expect((await appeal(ana, found)).code).toBe("ok");
    expect((await appeal(ana, found)).code).toBe("appeal_closed");
    const text = { appeal: { text: null, outcome: null }, canAppeal: true };
    expect(await only(host)).toMatchObject(text);
    expect((await appeal(host, found)).code).toBe("ok");
    const seen = (await scene.ask(other, "moderation.get", { case: found.id })).data;
    expect(seen).toMatchObject({ appeals: [{ byName: "Ana" }, { byName: "Hana" }] });
    expect((await answer(other, found, "overturned")).code).toBe("ok");
    for (const tab of [hostTab, anaTab]) expect((await tab.edit(pull(1))).ok).toBe(true);
    for (const who of [host, ana])
      expect((await told(who)).at(-1)?.words).toMatch(/The appeal was right.*freeze is lifted/);
    expect((await scene.log(id)).filter(({ kind }) => kind === "freeze").at(-1)).toMatchObject({
      actor: "instance",
    });
  });

  it("is neither answered, lifted nor read by a moderator whom the freeze concerns", async () => {
    const { id, host, ana } = await scene.peopled();
    const [mo, other] = await moderators();
    await scene.act(mo, id, { kind: "freeze", rule: "hate" });
    const found = await only(host);
    await appeal(host, found);
    await scene.db.user.update({
      where: { id: ana.userId },
      data: { role: "moderator", isAnonymous: false },
    });
    expect((await answer(ana, found, "overturned")).code).toBe("own_cause");
    expect((await scene.act(ana, id, { kind: "thaw" })).code).toBe("own_cause");
    const seen = (await scene.ask(ana, "moderation.get", { case: found.id })).data;
    expect(seen).toMatchObject({ mine: { own: true }, appeals: [{ by: "", text: "" }] });
    expect(JSON.stringify(seen)).not.toContain("somebody else who wrote that");
    expect((await scene.act(other, id, { kind: "thaw" })).code).toBe("ok");
  });

  it("ends with its decision when a moderator lifts the freeze from the wall or takes it back at the desk", async () => {
    const { id, host } = await scene.peopled();
    const [mo] = await moderators();
    await scene.act(mo, id, { kind: "freeze", rule: "hate" });
    const first = await only(host);
    await scene.act(mo, id, { kind: "thaw" });
    expect(await only(host)).toMatchObject({
      canAppeal: false,
      decisions: [{ ended: "restored" }],
      live: { state: "ended" },
    });
    expect((await told(host)).at(-1)).toMatchObject({
      words: expect.stringMatching(/thawed/),
      case: first.id,
    });
    await scene.act(mo, id, { kind: "freeze", rule: "hate" });
    const second = (await mine(host)).find((one) => one.id !== first.id);
    expect((await does(mo, second?.id ?? "", { kind: "undo" })).code).toBe("ok");
    expect((await stateOf(id)).frozen).toBe(false);
    // Nothing waits at the desk for what was a slip.
    expect((await mine(host)).find((one) => one.id === second?.id)).toMatchObject({ state: "closed" });
  });

  it("lifts the freeze of a room that was closed meanwhile as soon as the room is open again", async () => {
    const { id, host } = await scene.peopled();
    const [mo, other] = await moderators();
    await scene.act(mo, id, { kind: "freeze", rule: "hate" });
    const found = await only(host);
    await appeal(host, found);
    const closing = await scene.tell(mo, "moderation.decideOn", {
      subject: `room:${id}`,
      decision: {
        content: "remove",
        person: "none",
        until: null,
        strike: false,
        rule: "hate",
        facts: "It went on in the titles.",
        label: null,
        blockFingerprint: false,
      },
    });
    expect(closing.code).toBe("ok");
    const { case: closed } = closing.data as { case: string };
    // A case of its own: what was done live takes no other decision.
    expect(closed).not.toBe(found.id);
    expect((await answer(other, found, "overturned")).code).toBe("ok");
    const ofFreeze = async () => (await mine(host)).find((one) => one.id === found.id);
    expect(await ofFreeze()).toMatchObject({ live: { state: "ending", lifted: null } });
    expect((await does(other, closed, { kind: "restore", why: "Nothing was wrong." })).code).toBe("ok");
    expect(await ofFreeze()).toMatchObject({ live: { state: "ended", lifted: "all" } });
    expect((await stateOf(id)).frozen).toBe(false);
  });

  it("lifts the freeze at the next start when the server died before it could", async () => {
    const { id, host } = await scene.peopled();
    const [mo, other] = await moderators();
    await scene.act(mo, id, { kind: "freeze", rule: "hate" });
    const found = await only(host);
    await appeal(host, found);
    await server.rooms.of(id).close({ code: "room_closed" });
    await scene.db.room.update({ where: { id }, data: { closedAt: new Date() } });
    await answer(other, found, "overturned");
    await scene.db.room.update({ where: { id }, data: { closedAt: null } });
    expect((await stateOf(id)).frozen).toBe(true);
    await liftWaiting(server.services.moderation);
    expect((await stateOf(id)).frozen).toBe(false);
    await liftWaiting(server.services.moderation);
    expect((await scene.log(id)).filter(({ kind }) => kind === "freeze")).toHaveLength(2);
  });
});

describe("M11: an appeal against a set-back", () => {
  const scenery = async () => {
    const made = await scene.peopled();
    const [mo, other] = await moderators();
    const good = await made.anaTab.edit(pull(2));
    await made.anaTab.edit(pull(6));
    if (!good.ok) throw new Error(good.error);
    const back = { kind: "revert", member: made.ana.actor, to: good.seq, rule: "hate" };
    const pulledBy = async (who: Guest) => (await stateOf(made.id)).recipe.contributions[WARMTH]?.[who.actor];
    await scene.act(mo, made.id, back);
    expect(await pulledBy(made.ana)).toBe(2);
    return { ...made, mo, other, pulledBy };
  };

  it("may come from the member or the host, and sets the member forward again as an event", async () => {
    const { id, host, ana, other, pulledBy } = await scenery();
    const found = await only(ana);
    expect(found).toMatchObject({ canAppeal: true, foremost: true });
    expect(await only(host)).toMatchObject({ id: found.id, canAppeal: true, foremost: false });
    expect(await told(host)).toMatchObject([{ words: expect.stringMatching(/what one member did/) }]);
    await appeal(ana, found);
    expect((await answer(other, found, "overturned")).code).toBe("ok");
    expect(await pulledBy(ana)).toBe(6);
    expect((await scene.log(id)).at(-1)).toMatchObject({ kind: "revert", actor: "instance" });
    expect(await only(ana)).toMatchObject({ live: { state: "ended", lifted: "all" } });
  });

  it("leaves in place what the member has changed since, and the case says so", async () => {
    const { id, slug, ana, other, pulledBy } = await scenery();
    const found = await only(ana);
    await appeal(ana, found);
    await server.enter(ana, slug);
    const tab = await server.tab(ana);
    await tab.join(id);
    expect((await tab.edit(pull(-3))).ok).toBe(true);
    expect((await answer(other, found, "overturned")).code).toBe("ok");
    expect(await pulledBy(ana)).toBe(-3);
    expect(await only(ana)).toMatchObject({
      decisions: [{ ended: "overturned" }],
      live: { state: "ended", lifted: "none" },
    });
  });
});

it("M11: each live act is in the audit log with its case, in the public log, and in the counts", async () => {
  const { id, host } = await scene.peopled();
  const [mo, other] = await moderators();
  const from = Date.now();
  await scene.act(mo, id, { kind: "freeze", rule: "spam" });
  const found = await only(host);
  const [entry] = await scene.audits("room.freeze", id);
  expect(JSON.parse(entry?.after ?? "")).toMatchObject({ rule: "spam", case: found.id });
  await appeal(host, found);
  await answer(other, found, "overturned");
  expect((await scene.audits("moderation.answer-appeal", id)).map(({ actor }) => actor)).toEqual([
    other.actor,
  ]);
  const { entries } = await readLog(server);
  expect(entries.slice(0, 3).map(({ kind, what, rule }) => [kind, what, rule])).toEqual([
    ["room", "appeal heard, decision overturned", null],
    ["room", "appealed", null],
    ["room", "room frozen", "spam"],
  ]);
  const archive = await fetch(`${server.origin}/api/me/archive.zip`, { headers: { cookie: host.cookie } });
  const files = unzipSync(new Uint8Array(await archive.arrayBuffer()));
  const { decisions } = JSON.parse(strFromU8(files["moderation.json"] ?? new Uint8Array()));
  expect(decisions).toMatchObject([
    { id: found.id, live: { measure: { kind: "freeze" } }, appeal: { outcome: "overturned" } },
  ]);
  const counted = await readTransparency(server, new CountedEvents(scene.db), from, Date.now() + 1);
  expect(counted.decisions).toContainEqual({ label: "room frozen", count: 1 });
  expect(counted.rules).toContainEqual(expect.objectContaining({ id: "spam", acted: 1 }));
  expect(counted.appeals).toMatchObject({ made: 1, overturned: 1 });
});
