import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { patient } from "../fixtures/patient";
import { RunningServer } from "../fixtures/running-server";
import { filesOf, type Instance, type Places, seed } from "./seeded";
import type { Who } from "./who";

type State = Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;
type Kept = { places: Places; people: Record<Who, State> };

/** The seeded instance of a folder, served; it is made where the folder is new, which takes a few minutes. */
export async function kept(
  browser: Browser,
  data: string,
  options: BrowserContextOptions,
): Promise<{ instance: Instance; server: RunningServer }> {
  mkdirSync(data, { recursive: true });
  const server = await RunningServer.start({ COHUE_DATA: data });
  const { baseURL } = server;
  const record = join(data, "seeded.json");
  if (existsSync(record)) {
    const { places, people }: Kept = JSON.parse(readFileSync(record, "utf8"));
    const open = async (who: Who) =>
      patient(await (await browser.newContext({ ...options, baseURL, storageState: people[who] })).newPage());
    const pages = await eachOf(open);
    const files = await filesOf(pages.host, places.work);
    return { instance: { ...places, pages, files, server: { pid: server.pid, baseURL, data } }, server };
  }
  const instance = await seed(browser, { pid: server.pid, baseURL, data }, options);
  const { pages, files: _files, server: _server, ...places } = instance;
  const people = await eachOf((who) => pages[who].context().storageState());
  writeFileSync(record, JSON.stringify({ places, people } satisfies Kept));
  return { instance, server };
}

async function eachOf<T>(make: (who: Who) => Promise<T>): Promise<Record<Who, T>> {
  const [visitor, host, editor] = [await make("visitor"), await make("host"), await make("editor")];
  const [moderator, suspended, newcomer] = [
    await make("moderator"),
    await make("suspended"),
    await make("newcomer"),
  ];
  return { visitor, host, editor, moderator, suspended, banned: await make("banned"), newcomer };
}
