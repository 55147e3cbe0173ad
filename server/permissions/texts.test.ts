import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RoomId } from "@/core/kernel/ids/ids";
import { subjectOf } from "@/core/moderation/subjects";
import { askProcedure } from "@/server/permissions/testing/ask";
import * as make from "@/server/permissions/testing/fixtures";
import { PermissionWorld } from "@/server/permissions/testing/world";
import type { Procedure } from "./procedures";

let world: PermissionWorld;
beforeAll(async () => {
  world = await PermissionWorld.set();
});
afterAll(() => world?.server.close());

/** What turns text around, hides in it, or is markup elsewhere. What is left to be seen is `SEEN`. */
const TRICKS =
  "\u202E\u200B<b>a</b>\u0000\u2066&\u0007\u200F \uFEFF'\"\u00AD]]>\u2028<script>alert(1)</script>\u{E0041}\u034F\u200D";
const SEEN = "<b>a</b>& '\"]]> <script>alert(1)</script>";
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029\u115F\u3164]|\u034F/u;

type Who = "user" | "host" | "other" | "moderator";
async function ask<T>(who: Who, path: Procedure, input?: unknown): Promise<T> {
  const { text } = await askProcedure(world, path, input, world.cookieOf(who));
  const said = JSON.parse(text);
  if (said.error) throw new Error(`${path}: ${said.error.message}`);
  return said.result.data as T;
}

/** Everything that people write for others: how it is written, and how it comes back. */
const TEXTS: readonly [what: string, round: (text: string) => Promise<unknown>][] = [
  [
    "a name",
    async (text) => {
      await ask("other", "me.rename", { name: text });
      return (await ask<{ user: { name: string } }>("other", "me.get")).user.name;
    },
  ],
  [
    "a room's title",
    async (title) => {
      const { slug } = await ask<{ slug: string }>("host", "room.create", { title, visibility: "unlisted" });
      return (await ask<{ title: string }>("host", "room.bySlug", { slug })).title;
    },
  ],
  [
    "a room's new title",
    async (title) => {
      await ask("host", "room.update", { id: world.den.id, title });
      return (await ask<{ title: string }>("host", "room.bySlug", { slug: world.den.slug })).title;
    },
  ],
  [
    "a branch's title",
    async (title) => {
      const from = { id: world.studio.id, seq: world.studio.seq, title };
      const { slug } = await ask<{ slug: string }>("user", "room.branch", from);
      return (await ask<{ title: string }>("user", "room.bySlug", { slug })).title;
    },
  ],
  [
    "a line of chat",
    async (text) => {
      const tab = await world.server.tab(world.person("host"));
      await tab.join(world.studio.id as RoomId);
      await tab.say("chat", { text });
      const line = await tab.hears("chat");
      tab.socket.disconnect();
      return line.text;
    },
  ],
  [
    "a comment",
    async (text) => {
      await ask("user", "work.comment", { id: world.work, text });
      return (await ask<{ text: string }[]>("host", "work.comments", { id: world.work }))[0]?.text;
    },
  ],
  [
    "a work's title and description",
    async (text) => {
      await world.db.work.update({ where: { id: world.draft }, data: { status: "failed" } });
      const { id: room, seq } = world.den;
      const words = { title: text, description: text, tags: [text] };
      await ask("host", "work.publish", { room, seq, ...words, licence: "CC0-1.0" });
      await world.server.jobs.cancel(`publish/${world.draft}`);
      const row = await world.db.work.findUniqueOrThrow({ where: { id: world.draft } });
      expect(row.tags).not.toMatch(HIDDEN);
      expect(row.description).toBe(row.title);
      return row.title;
    },
  ],
  [
    "why a work was taken down",
    async (reason) => {
      const id = await world.workRow();
      await ask("host", "work.unpublish", { id, reason });
      const { text } = await askProcedure(world, "work.get", { id }, "");
      return JSON.parse(text).error.message.replace("Its makers have taken this work down: ", "");
    },
  ],
  [
    "a collection's title, text and notes",
    async (text) => {
      const wanted = { kind: "exhibition", title: text, text, visibility: "public" };
      const { id } = await ask<{ id: string }>("user", "collection.create", wanted);
      await ask("user", "collection.hang", { id, work: world.work });
      await ask("user", "collection.annotate", { id, work: world.work, note: text });
      type Read = { title: string; text: string; works: { note: string }[] };
      const read = await ask<Read>("other", "collection.get", { id });
      expect([read.text, read.works[0]?.note]).toEqual([read.title, read.title]);
      return read.title;
    },
  ],
  [
    "a key's name",
    async (name) => {
      await ask("user", "key.create", { name, scopes: ["read"], days: 7 });
      const keys = await ask<{ name: string }[]>("user", "key.list");
      return keys.find((key) => key.name.includes("script"))?.name;
    },
  ],
  [
    "what a report says",
    async (text) => {
      const said = await make.comment(world, "host");
      await ask("user", "moderation.report", { subject: subjectOf("comment", said.id), rule: "spam", text });
      type Read = { reports: { text: string }[] };
      const id = `comment-${said.id}-1`;
      return (await ask<Read>("moderator", "moderation.get", { case: id })).reports[0]?.text;
    },
  ],
  [
    "an appeal",
    async (text) => {
      const found = await make.decidedCase(world);
      await ask("host", "moderation.appeal", { ...found, text });
      type Read = { appeals: { text: string }[] };
      return (await ask<Read>("moderator", "moderation.get", { case: found.case })).appeals[0]?.text;
    },
  ],
  [
    "a moderator's note, reasons and label",
    async (text) => {
      const found = await make.openedCase(world);
      await ask("moderator", "moderation.act", { ...found, body: { kind: "note", text } });
      const decision = { ...make.HIDE, facts: text, label: text };
      const body = { kind: "decide", decision };
      await ask("moderator", "moderation.act", { case: found.case, version: found.version + 1, body });
      type Read = { decision: { facts: string; label: string }; history: { kind: string; text?: string }[] };
      const read = await ask<Read>("moderator", "moderation.get", { case: found.case });
      expect(read.history.filter(({ kind }) => kind === "note").at(-1)?.text).toBe(read.decision.facts);
      expect(read.decision.label).toBe(read.decision.facts);
      return read.decision.facts;
    },
  ],
];

describe("text is shown without anything that hides in it or turns it around, and is text wherever it stands", () => {
  it.each(TEXTS)("%s", async (what, round) => {
    // A name has forty characters at most.
    const isName = what === "a name";
    const shown = await round(isName ? "\u202E\u200B<script>\u0000\u2066x\uFEFF" : TRICKS);
    expect(shown).toBe(isName ? "<script>x" : SEEN);
    expect(shown).not.toMatch(HIDDEN);
  });

  const SEVERAL = ["a comment", "what a report says", "an appeal"];
  it.each(TEXTS.filter(([what]) => SEVERAL.includes(what)))(
    "and keeps the lines it was typed in: %s",
    async (_, round) => {
      expect(await round("one\r\ntwo\n\nthree")).toBe("one\ntwo\n\nthree");
    },
  );

  it("that shows nothing is refused where something must be seen", async () => {
    const nothing = "\u200B\u2060\u00AD\u{E0041}\u3164\u200B\u2060\u00AD\u{E0041}\u3164";
    const found = await make.decidedCase(world);
    const asked: [Who, Procedure, unknown, string][] = [
      ["user", "me.rename", { name: nothing }, "name_invalid"],
      ["user", "room.create", { title: nothing, visibility: "public" }, "malformed"],
      ["user", "work.comment", { id: world.work, text: nothing }, "malformed"],
      [
        "user",
        "collection.create",
        { kind: "collection", title: nothing, visibility: "public" },
        "malformed",
      ],
      ["user", "key.create", { name: nothing, scopes: ["read"], days: 7 }, "malformed"],
      ["host", "moderation.appeal", { ...found, text: nothing }, "malformed"],
      ["moderator", "moderation.act", { ...found, body: { kind: "note", text: nothing } }, "malformed"],
    ];
    for (const [who, path, input, code] of asked)
      expect((await askProcedure(world, path, input, world.cookieOf(who))).answer, path).toBe(code);
  });

  it("that is markup is none in feeds, oEmbed and the API", async () => {
    const title = SEEN;
    await world.db.work.update({ where: { id: world.work }, data: { title } });
    await world.db.collection.update({ where: { id: world.exhibition }, data: { title, text: title } });
    const paths = [
      "/feed.xml",
      "/exhibitions/feed.xml",
      `/exhibitions/${world.exhibition}/feed.xml`,
      "/sitemap.xml",
      `/api/oembed?url=/works/${world.work}`,
      `/api/v1/works/${world.work}`,
    ];
    for (const path of paths) {
      const response = await fetch(world.server.origin + path);
      const text = await response.text();
      expect(response.status, path).toBe(200);
      // What cannot be taken for a page cannot run.
      expect(response.headers.get("content-type"), path).toMatch(/^application\/(json|xml|atom\+xml)/);
      expect(response.headers.get("x-content-type-options"), path).toBe("nosniff");
      if (path.endsWith(".xml")) expect(text, path).not.toMatch(/<script|<b>|]]>/);
      else if (path.includes("oembed")) expect(JSON.parse(text).html, path).not.toMatch(/<script|<b>/);
    }
  });
});
