import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { patient } from "../fixtures/patient";
import { makeAccount } from "../pages/account";
import { Moderator } from "../pages/moderator";
import { RoomPage } from "../pages/room";
import { longWord } from "../pages/widths";
import { hostARoom, publish } from "../pages/work";
import { ask, myself, tell } from "./ask";
import type { Who } from "./who";

const SEEDS: [title: string, seed: number, warmth: number][] = [
  ["Morning over the fjord", 2, 6],
  ["The long field", 4, -4],
  ["Before rain", 5, -9],
  ["Low tide, with somebody’s umbrella", 6, 9],
];

/** Where things are on a seeded instance. */
export type Places = {
  work: string;
  /** Its makers took it down. */
  gone: string;
  /** With the longest title there may be. */
  long: string;
  maker: string;
  collection: string;
  exhibition: string;
  room: string;
  rooms: Record<
    | "password"
    | "private"
    | "archived"
    | "deleted"
    | "frozen"
    | "knock"
    | "long"
    | "empty"
    | "removed"
    | "full",
    string
  >;
  /** An invite of the private room for somebody who watches. */
  watch: string;
  case: string;
  decision: string;
};
/** Its process, its address and its data. */
export type Served = { pid: number; baseURL: string; data: string };
/** A seeded instance: its server, who looks at it, where things are, and files to verify. */
export type Instance = Places & {
  server: Served;
  pages: Record<Who, Page>;
  files: Record<
    "genuine" | "copy" | "altered" | "foreign",
    { name: string; mimeType: string; buffer: Buffer }
  >;
};

/** Makes an instance with people, rooms, works, collections and cases, as people make them. */
export async function seed(
  browser: Browser,
  server: Served,
  options: BrowserContextOptions,
): Promise<Instance> {
  const { baseURL } = server;
  const page = async () => patient(await (await browser.newContext({ ...options, baseURL })).newPage());
  const host = await page();
  await makeAccount(host, "Hana");
  // What is hidden of a room hides its pictures, so that comes from a room of its own.
  const regretted = await hostARoom(host, "Hana", "A mistake");
  const deleted = new URL(host.url()).pathname;
  const gone = await hang(regretted, "A wheel");
  const hosted = await hostARoom(host, "Hana", "Fjords in the morning");
  const room = new URL(host.url()).pathname;
  const editor = await page();
  const ana = await RoomPage.enter(editor, room, "Ana");
  const works: string[] = [];
  for (const [title, number, warmth] of SEEDS) {
    const field = host.getByRole("textbox", { name: "Seed", exact: true });
    await field.fill(String(number));
    await field.press("Enter");
    await hosted.nudge("Warmth", Math.abs(warmth), warmth > 0 ? "ArrowRight" : "ArrowLeft");
    await ana.nudge("Contrast", 3);
    works.push(await hang(hosted, title));
  }
  await hosted.nudge("Relief", 12);
  const long = await hang(hosted, longWord(80));
  const idOf = (work: string) => work.split("/").pop() ?? "";
  const [work = "", second = "", third = ""] = works;

  const slugOf = ({ slug }: { slug: string }) => `/r/${slug}`;
  const make = async (title: string, more: object = {}) =>
    slugOf(await tell(host, "room.create", { title, visibility: "public", ...more }));
  const roomId = async (path: string) =>
    (await ask<{ id: string }>(host, "room.bySlug", { slug: path.replace("/r/", "") })).id;
  const rooms = {
    password: await make("The back room", { password: "sesame seeds" }),
    private: await make("Only for us", { visibility: "private" }),
    archived: await make("Last winter"),
    deleted,
    frozen: await make("Held still"),
    knock: await make("Knock first"),
    long: await make(longWord(80)),
    empty: await make("Nothing yet"),
    removed: await make("Quiet, please"),
    full: await make("The crowded room"),
  };
  for (const path of [rooms.archived, rooms.deleted]) {
    await editor.goto(path);
    await ana.isLive();
  }
  await host.goto(rooms.frozen);
  await hosted.isLive();
  await hosted.press("Freeze room");
  await expect(host.getByRole("button", { name: "Thaw room", exact: true })).toBeVisible();
  await tell(host, "room.update", { id: await roomId(rooms.knock), knock: true });
  await editor.goto(rooms.removed);
  await ana.isLive();
  await host.goto(rooms.removed);
  await hosted.isLive();
  await hosted.memberAction("Ana", "Remove");
  await host.getByRole("dialog").getByRole("button", { name: "Remove Ana", exact: true }).click();
  await expect(editor.getByRole("heading", { name: "You are out of this room" })).toBeVisible();
  await tell(host, "room.update", { id: await roomId(rooms.archived), archived: true });
  await tell(host, "room.remove", { id: await roomId(rooms.deleted) });
  const invited = await tell<{ path: string }>(host, "room.invite.create", {
    id: await roomId(rooms.private),
    role: "viewer",
  });

  const make2 = (kind: "collection" | "exhibition", title: string, text: string) =>
    tell<{ id: string }>(host, "collection.create", { kind, title, text, visibility: "public" });
  const collection = await make2("collection", "Weather I have met", "");
  const exhibition = await make2(
    "exhibition",
    "On standing still",
    "Four mornings, and who was there.\n\nLook slowly.",
  );
  for (const { id } of [collection, exhibition])
    for (const hung of [work, second, third]) await tell(host, "collection.hang", { id, work: idOf(hung) });
  await tell(editor, "work.comment", {
    id: idOf(work),
    text: "The light from the left is mine. I would do it again.",
  });
  await tell(editor, "work.applaud", { id: idOf(work), on: true });

  const [visitor, newcomer, suspended, moderator] = [await page(), await page(), await page(), await page()];
  const banned = await page();
  await makeAccount(newcomer, "Nora");
  await makeAccount(suspended, "Lou");
  await makeAccount(banned, "Max");
  const desk = await Moderator.begin(moderator, server, "Mona");
  await tell(editor, "moderation.report", {
    subject: `work:${idOf(third)}`,
    rule: "hate",
    text: "Look at its corner.",
  });
  const decision = await desk.decide(`work:${idOf(gone)}`, { content: "hide" });
  const lou = await myself(suspended);
  await desk.decide(`person:${lou}`, { person: "suspend", until: Date.now() + 86_400_000 });
  await desk.decide(`person:${await myself(banned)}`, { person: "ban" });

  return {
    server,
    pages: { host, editor, visitor, newcomer, suspended, banned, moderator },
    ...{ work, gone, long, maker: `/people/${await myself(host)}` },
    ...{ collection: `/collections/${collection.id}`, exhibition: `/exhibitions/${exhibition.id}` },
    ...{
      room,
      rooms,
      watch: invited.path,
      case: `/moderation/cases/work-${idOf(third)}-1`,
      decision: `/me/decisions/${decision}`,
    },
    files: await filesOf(host, work),
  };
}

async function hang(room: RoomPage, title: string): Promise<string> {
  const work = await publish(room, title);
  await room.page.getByRole("button", { name: "Back to the room" }).click();
  return work;
}

/** A published file, a screenshot of it, one that was painted over, and one that is not from here. */
export async function filesOf(page: Page, work: string): Promise<Instance["files"]> {
  const genuine = await (await page.request.get(`/api${work}/1024.png`)).body();
  const patch = (size: number) =>
    sharp({ create: { width: size, height: size, channels: 3, background: "#c81e5a" } })
      .png()
      .toBuffer();
  const painted = sharp(genuine)
    .removeAlpha()
    .composite([{ input: await patch(180), left: 200, top: 620 }]);
  const copy = sharp(genuine).removeAlpha().resize(800).jpeg({ quality: 70 });
  const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });
  return {
    genuine: file("work.png", "image/png", genuine),
    copy: file("screenshot.jpg", "image/jpeg", await copy.toBuffer()),
    altered: file("altered.jpg", "image/jpeg", await painted.jpeg({ quality: 85 }).toBuffer()),
    foreign: file("foreign.png", "image/png", await patch(512)),
  };
}
