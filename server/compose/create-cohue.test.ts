import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Config, readConfig } from "@/server/config";
import { isInUse } from "@/server/infra/data/data-folder";
import { writeTinyModel } from "@/server/infra/models/testing/tiny-model";
import { createCohue } from "./create-cohue";
import type { Pages } from "./pages";

const folder = mkdtempSync(join(tmpdir(), "cohue-whole-"));
beforeAll(() => writeTinyModel(join(folder, "models")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const config = (data: string): Config =>
  readConfig({
    COHUE_DATA: join(folder, data),
    COHUE_MODELS: join(folder, "models"),
    COHUE_ORIGIN: "http://localhost",
    TRUSTED_PROXIES: "127.0.0.1",
    PORT: "0",
    RENDER_WORKERS: "1",
    LOG_LEVEL: "silent",
  });
const pages = (open: Pages["open"]): Pages => ({ open, close: async () => {} });

it("serves where it says, and, disposed of, serves no more and lets go of its data", async () => {
  const settings = config("served");
  const answering = pages(async () => ({ answer: (_request, response) => response.end("a page") }));
  const cohue = await createCohue(settings, { pages: answering });
  const address = await cohue.listen();
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  expect(await (await fetch(`${address}/anything`)).text()).toBe("a page");
  expect(await isInUse(settings.dataDir)).toBe(true);
  await cohue[Symbol.asyncDispose]();
  await expect(fetch(`${address}/readyz`)).rejects.toThrow("fetch failed");
  expect(await isInUse(settings.dataDir)).toBe(false);
});

it("lets go of its data also where it cannot be started", async () => {
  const settings = config("failed");
  const broken = pages(() => Promise.reject(new Error("no pages")));
  await expect(createCohue(settings, { pages: broken })).rejects.toThrow("no pages");
  expect(await isInUse(settings.dataDir)).toBe(false);
});
