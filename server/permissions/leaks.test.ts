import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Procedure } from "./procedures";
import type { SomeRole } from "./roles";
import { askProcedure, askRoute, type Said } from "./testing/ask";
import type { Request } from "./testing/requests";
import { PASSWORD, PermissionWorld } from "./testing/world";

const TITLE = "Quokka at dusk";
/** Those who have nothing to do with what is hidden. To moderators it comes by its case alone. */
const STRANGERS: readonly SomeRole[] = ["out", "guest", "other", "moderator", "admin", "banned"];

let world: PermissionWorld;
let own = "";
let line = "";
beforeAll(async () => {
  world = await PermissionWorld.set();
  await world.db.work.update({
    where: { id: world.draft },
    data: { title: TITLE, text: TITLE.toLowerCase() },
  });
  const said = { id: world.secret(randomUUID()), room: world.den.id, actor: world.person("user").actor };
  line = (await world.db.chatLine.create({ data: { ...said, text: "hush" } })).id;
  const made = { kind: "collection", title: "Mine", visibility: "private" };
  const { text } = await askProcedure(world, "collection.create", made, world.cookieOf("other"));
  own = JSON.parse(text).result.data.id;
  world.secret(world.den.slug);
});
afterAll(() => world?.server.close());

type Question = [what: string, ask: (world: PermissionWorld) => [Procedure, unknown] | Request];
const call =
  (path: Procedure, input: (world: PermissionWorld) => unknown) =>
  (of: PermissionWorld): [Procedure, unknown] => [path, input(of)];
const get = (path: (world: PermissionWorld) => string) => (of: PermissionWorld) => ({ path: path(of) });

/** Everything that takes the id of a work that nobody was shown yet, of a private room, of what is in it, of a private collection. */
const QUESTIONS: readonly Question[] = [
  ...(["get", "record", "film", "originality", "comments", "progress"] as const).map(
    (of): Question => [`work.${of}`, call(`work.${of}`, ({ draft }) => ({ id: draft }))],
  ),
  ["work.applaud", call("work.applaud", ({ draft }) => ({ id: draft, on: true }))],
  ["work.comment", call("work.comment", ({ draft }) => ({ id: draft, text: "x" }))],
  ["work.remix", call("work.remix", ({ draft }) => ({ works: [draft] }))],
  ["work.decide", call("work.decide", ({ draft }) => ({ id: draft, consent: "accepted" }))],
  ["work.declare", call("work.declare", ({ draft }) => ({ id: draft, shares: {} }))],
  ["work.unpublish", call("work.unpublish", ({ draft }) => ({ id: draft }))],
  ["work.renew", call("work.renew", ({ draft, den }) => ({ id: draft, seq: den.seq }))],
  ["work.renewable", call("work.renewable", ({ den }) => ({ room: den.id }))],
  [
    "work.publish",
    call("work.publish", ({ den }) => ({ room: den.id, seq: 0, title: "T", licence: "CC0-1.0" })),
  ],
  ["hanging it", call("collection.hang", ({ draft }) => ({ id: own, work: draft }))],
  ["which of mine hold it", call("collection.mine", ({ draft }) => ({ work: draft }))],
  ["reporting the work", call("moderation.report", ({ draft }) => reportOf(`work:${draft}`))],
  ["reporting the room", call("moderation.report", ({ den }) => reportOf(`room:${den.id}`))],
  [
    "reporting the collection",
    call("moderation.report", ({ collection }) => reportOf(`exhibition:${collection}`)),
  ],
  ["reporting a line of chat", call("moderation.report", () => reportOf(`chat:${line}`))],
  ["the lobby after it", call("room.list", ({ den }) => ({ cursor: den.id }))],
  ...[
    "/api/works/W/512.webp",
    "/api/works/W/512.png?download",
    "/api/works/W/log.json",
    "/api/works/W/record.json",
  ].map((path): Question => [path, get(({ draft }) => path.replace("W", draft))]),
  ["the picture without somebody", get((of) => `/api/works/${of.draft}/without/${of.person("user").actor}`)],
  ["oEmbed", get(({ draft }) => `/api/oembed?url=/works/${draft}`)],
  ...["", "/record", "/ancestry", "/files"].map(
    (path): Question => [`API work${path}`, get(({ draft }) => `/api/v1/works/${draft}${path}`)],
  ),
  ["its page", get(({ draft }) => `/works/${draft}`)],
  ["its embed", get(({ draft }) => `/embed/${draft}`)],
  ["the collection's page", get(({ collection }) => `/exhibitions/${collection}`)],
  ["the collection's feed", get(({ collection }) => `/exhibitions/${collection}/feed.xml`)],
  ["the collection by the API", get(({ collection }) => `/api/v1/exhibitions/${collection}`)],
  ["a room's picture", get(({ den }) => `/api/frames/${den.id}/${den.seq}`)],
];
const reportOf = (subject: string) => ({ subject, rule: "spam", text: "" });

/** Asks of what is there and of its twin that is not. */
async function both(question: Question[1], role: SomeRole): Promise<[Said, Said]> {
  const real = question(world);
  const ask = async (asked: typeof real) =>
    Array.isArray(asked)
      ? askProcedure(world, asked[0], asked[1], world.cookieOf(role))
      : askRoute(world, asked, { cookie: world.cookieOf(role) });
  return [await ask(real), await ask(world.ghostOf(real) as typeof real)];
}

describe("what is hidden is, to those who guess its id, as what is not there: in status, code, words and length", () => {
  it.each(QUESTIONS)("%s", async (_what, question) => {
    for (const role of STRANGERS) {
      const [said, ghost] = await both(question, role);
      expect(said, role).toEqual(ghost);
      expect(said.text).not.toMatch(/Quokka|hush/);
    }
  });

  it("a script that publishes, whatever it calls the room", async () => {
    for (const name of [world.den.id, world.den.slug])
      for (const role of ["other", "moderator", "admin"] as const) {
        const headers = { authorization: `Bearer ${world.keys[role]}` };
        const request = (room: string) => ({
          path: "/api/v1/works",
          body: { room, title: "T", licence: "CC0-1.0" },
        });
        const said = await askRoute(world, request(name), headers);
        expect(said.answer).toBe("not_found");
        expect(await askRoute(world, request("nowhere"), headers)).toEqual(said);
      }
  });
});

describe("what is hidden is in no list, no count and no search", () => {
  const LISTS: readonly string[] = [
    "/feed.xml",
    "/exhibitions/feed.xml",
    "/sitemap.xml",
    "/api/v1/works",
    "/api/v1/works?search=quokka",
    "/api/v1/exhibitions",
  ];
  const QUERIES: readonly [Procedure, unknown][] = [
    ["work.list", {}],
    ["work.list", { search: "quokka" }],
    ["room.list", {}],
    ["collection.list", {}],
    ["moderation.log", {}],
    ["moderation.transparency", { from: 0, to: 4_102_444_800_000 }],
  ];

  it("whoever asks", async () => {
    const hidden = [world.draft, world.den.id, world.den.slug, world.collection, TITLE];
    for (const role of STRANGERS) {
      for (const path of LISTS) {
        const response = await fetch(world.server.origin + path, {
          headers: { cookie: world.cookieOf(role) },
        });
        const text = await response.text();
        for (const id of hidden) expect(text, path).not.toContain(id);
      }
      for (const [path, input] of QUERIES) {
        const { text } = await askProcedure(world, path, input, world.cookieOf(role));
        for (const id of hidden) expect(text, path).not.toContain(id);
      }
    }
  });

  it("a person's page counts what is shown and named, and nothing else", async () => {
    const count = async () => {
      const { actor } = world.person("host");
      const { text } = await askProcedure(world, "work.person", { actor }, "");
      return JSON.parse(text).result.data.works as number;
    };
    const before = await count();
    for (const some of [{ moderation: "held" }, { moderation: "removed" }, { status: "unpublished" }]) {
      const work = await world.workRow(some);
      const player = world.person("host").actor;
      await world.db.workCredit.create({
        data: { work, player, influence: 1, error: 0, edits: 1, consent: "accepted" },
      });
    }
    expect(await count()).toBe(before);
  });
});

describe("who has an account", () => {
  it("is not told by a wrong password, which is refused in the reader's language", async () => {
    const { origin } = world.server;
    const tried = async (email: string) => {
      const response = await fetch(`${origin}/api/auth/sign-in/email`, {
        method: "POST",
        headers: {
          origin,
          "content-type": "application/json",
          "accept-language": "de",
          "x-forwarded-for": `198.18.77.${email.length}`,
        },
        body: JSON.stringify({ email, password: `${PASSWORD}!` }),
      });
      return { status: response.status, text: await response.text() };
    };
    const refused = await tried(world.person("other").email);
    expect(refused).toEqual(await tried("nobody@example.org"));
    expect(JSON.parse(refused.text).message).toBe("E-Mail oder Passwort stimmt nicht");
  });
});
