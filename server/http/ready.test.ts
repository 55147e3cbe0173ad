import { once } from "node:events";
import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Database, openDatabase } from "@/prisma/client";
import { storageCheck } from "@/server/domain/storage/check-storage";
import { diskBlobs } from "@/server/infra/blobs/disk-blobs";
import { type DataFolder, openDataFolder } from "@/server/infra/data/data-folder";
import { createLogger } from "@/server/infra/log/logger";
import { sendProblem } from "./api/problem";
import { readReadiness } from "./instance/read-health";
import { route } from "./route";
import { sendError } from "./send/json";
import { listenerFor } from "./testing/listener-for";

let data: string;
let database: Database;
let folder: DataFolder;
beforeEach(async () => {
  data = join(mkdtempSync(join(tmpdir(), "cohue-ready-")), "data");
  const url = `file:${join(data, "cohue.db")}`;
  folder = await openDataFolder(data, url);
  database = await openDatabase(url);
  // What an answer holds for is not waited for.
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(async () => {
  vi.useRealTimers();
  await database.close();
  await folder.release();
  rmSync(join(data, ".."), { recursive: true, force: true });
});

/** Serves one request and answers it. */
async function answerOf(answer: (response: ServerResponse) => unknown) {
  return answerTo((_request, response) => void answer(response));
}

async function answerTo(listener: RequestListener) {
  const server = createServer(listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const body: unknown = await response.json();
  server.close();
  return { status: response.status, body };
}

const readiness = (
  models: unknown[] = ["fields"],
  state: "ready" | "unavailable" = "ready",
  pictures = async () => {},
) => {
  const logger = createLogger("silent");
  const storage = storageCheck({ db: database.db, folder: folder.check, pictures, logger });
  return async () => {
    vi.setSystemTime(Date.now() + 5000);
    const render = { report: () => ({ state }) as never };
    return answerTo(
      listenerFor([
        route("/", readReadiness({ upkeep: { storage }, models: { installed: models }, render })),
      ]),
    );
  };
};

it("is ready with a database, a renderer and a model, and not when the renderer or the models are missing", async () => {
  expect(await readiness()()).toEqual({
    status: 200,
    body: { database: "ready", disk: "ready", pictures: "ready", render: "ready", models: "ready" },
  });
  expect(await readiness([])()).toMatchObject({ status: 503, body: { models: "none" } });
  expect(await readiness(["fields"], "unavailable")()).toMatchObject({
    status: 503,
    body: { render: "unavailable" },
  });
  const noStore = () => Promise.reject(new Error("S3 is away"));
  expect(await readiness(["fields"], "ready", noStore)()).toMatchObject({
    status: 503,
    body: { disk: "ready", pictures: "unavailable" },
  });
});

it("is not ready while the database is full, although it can be read, and is ready again afterwards", async () => {
  const ready = readiness();
  await database.db.$queryRawUnsafe("PRAGMA max_page_count = 1");
  await database.db.$queryRawUnsafe("PRAGMA query_only = 1");
  expect(await database.db.setting.count()).toBe(0);
  expect(await ready()).toMatchObject({ status: 503, body: { database: "unavailable", disk: "ready" } });
  await database.db.$queryRawUnsafe("PRAGMA query_only = 0");
  await database.db.$queryRawUnsafe("PRAGMA max_page_count = 1000000");
  expect(await ready()).toMatchObject({ status: 200 });
});

it("is not ready while the data folder is missing or replaced, and nothing is written there", async () => {
  const ready = readiness();
  const blobs = diskBlobs(join(data, "blobs"));
  renameSync(data, `${data}-away`);
  expect(await ready()).toMatchObject({ status: 503, body: { disk: "unavailable" } });
  await expect(blobs.put(new Uint8Array([1]))).rejects.toMatchObject({ code: "storage_unavailable" });
  mkdirSync(data);
  expect(await ready()).toMatchObject({ status: 503, body: { disk: "unavailable" } });
  rmSync(data, { recursive: true });
  renameSync(`${data}-away`, data);
  expect(await ready()).toMatchObject({ status: 200 });
});

it("every edge answers 503 when a disk or database is out of reach, and 500 for our own faults", async () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
  const gone = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  for (const error of [full, gone]) {
    expect(await answerOf((response) => sendError(response, error))).toMatchObject({
      status: 503,
      body: { error: "storage_unavailable" },
    });
    expect(await answerOf((response) => sendProblem(response, error, "http://x"))).toMatchObject({
      status: 503,
      body: { code: "storage_unavailable" },
    });
  }
  const ours = new TypeError("x is not a function");
  expect(await answerOf((response) => sendError(response, ours))).toMatchObject({ status: 500 });
  expect(await answerOf((response) => sendProblem(response, ours, "http://x"))).toMatchObject({
    status: 500,
  });
});
