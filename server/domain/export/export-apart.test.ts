import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ControlId, RoomId } from "@/core/kernel/ids/ids";
import { JobProcesses } from "@/server/infra/jobs/apart/job-processes";
import type { ApartSettings } from "@/server/infra/jobs/apart/messages";
import { type ApartOptions, runApart, SCRATCH } from "@/server/infra/jobs/apart/run-apart";
import { enlargerOf } from "@/server/infra/models";
import { programOf } from "@/server/infra/process/fork-program";
import { openSecrets } from "@/server/infra/secrets/file-secrets";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import type { Guest } from "@/server/testing/room-server";
import { askExport } from "./ask-export";
import { listExports } from "./list-exports";
import { exportJob } from "./row";

const processes = new JobProcesses();
let server: HttpServerForTest;
let host: Guest;
let room: RoomId;
/** Called each time a job's process asks for a picture. */
let onPicture = () => {};

beforeAll(async () => {
  server = await startHttpServer();
  openSecrets(server.folder);
  host = await server.guest("Hana");
  ({ id: room } = await server.room(host));
  const tab = await server.tab(host);
  await tab.join(room);
  for (const [i, control] of ["warmth", "contrast"].entries())
    await tab.edit({ kind: "contribution", control: control as ControlId, value: i + 1 });
  const options: ApartOptions = {
    settings: settings(),
    processes,
    logger: server.work.logger,
    ask: async () => {},
    render: {
      slot: (of, listener) => {
        const slot = server.work.render.slot(of, listener);
        return {
          ...slot,
          settle: (request) => {
            onPicture();
            return slot.settle(request);
          },
        };
      },
    },
  };
  server.jobs.handle("export", runApart("export", options), undefined, "exports");
});
afterAll(async () => {
  await processes.close();
  await server.close();
});

function settings(): ApartSettings {
  const { folder, url, work } = server;
  return {
    dataDir: folder,
    databaseUrl: url,
    s3: null,
    secretsKey: null,
    secretsKeyBefore: null,
    modelsDir: "models",
    origin: work.origin,
    version: work.version,
    screenClassifier: null,
    logLevel: "silent",
    finish: server.finish,
    models: [...work.models.values()].map(({ id, hash, controls, classes }) => ({
      id,
      hash,
      controls: [...controls],
      classes: [...classes],
      sizes: work.sizesOf(id),
      sourceType: work.sourceTypeOf(id),
      enlarger: enlargerOf(server.modelOf(id)?.file),
    })),
  };
}

const timelapse = () =>
  askExport(server.work, host.actor, { kind: "timelapse", room, format: "webp", size: 256, seconds: 2 });
const exported = async (id: string) =>
  (await listExports(server.work, host.actor, room)).exports.find((e) => e.id === id);
const leftOver = () => readdirSync(join(server.folder, SCRATCH));

/** The processes of jobs that run, by their command line. */
function jobProcesses(): number[] {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, "utf8").trim();
  return children
    .split(" ")
    .map(Number)
    .filter((pid) =>
      readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(programOf("workers/jobs/index.ts").file),
    );
}

it("an export made in a process of its own equals one made in the server", async () => {
  const { id } = await timelapse();
  await server.jobs.idle();
  const made = await exported(id);
  expect(made, JSON.stringify(await server.jobs.status(exportJob(id)))).toMatchObject({ state: "done" });
  const response = await fetch(server.origin + (made?.url ?? ""), { headers: { cookie: host.cookie } });
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect((await sharp(bytes, { animated: true }).metadata()).pages).toBe(3);
  const read = await server.work.marks.credentials(bytes, "image/webp", server.work.marks.rootPem);
  expect(read).toMatchObject({ present: true, valid: true });
  expect(leftOver()).toEqual([]);
});

it.runIf(process.platform === "linux")("a process that has done its job does the next one", async () => {
  const [before] = jobProcesses();
  expect(before).toBeDefined();
  const { id } = await timelapse();
  await server.jobs.idle();
  expect(await exported(id)).toMatchObject({ state: "done" });
  expect(jobProcesses()).toEqual([before]);
});

it("an error in that process reaches the server with its own words", async () => {
  const { id } = await timelapse();
  await server.jobs.cancel(exportJob(id));
  await server.jobs.idle();
  await server.database.db.room.update({ where: { id: room }, data: { closedAt: new Date() } });
  await server.jobs.ask("export", exportJob(id), { export: id });
  await server.jobs.idle();
  expect(await server.jobs.status(exportJob(id))).toMatchObject({ state: "failed", error: "room_closed" });
  await server.database.db.room.update({ where: { id: room }, data: { closedAt: null } });
});

it.runIf(process.platform === "linux")(
  "a process that dies takes only its try with it; after three the job is given up, and the server goes on",
  async () => {
    let killed = 0;
    onPicture = () => {
      for (const pid of jobProcesses()) {
        killed += 1;
        process.kill(pid, "SIGKILL");
      }
    };
    const { id } = await timelapse();
    await server.jobs.idle();
    onPicture = () => {};
    expect(killed).toBe(3);
    expect(await server.jobs.status(exportJob(id))).toMatchObject({
      state: "failed",
      error: expect.stringContaining("most likely it ran out of memory"),
    });
    expect(leftOver()).toEqual([]);
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
    const again = await timelapse();
    await server.jobs.idle();
    expect(await exported(again.id)).toMatchObject({ state: "done" });
  },
);

it.runIf(process.platform === "linux")("one that is cancelled ends its process", async () => {
  const begun = new Promise<void>((resolve) => {
    onPicture = resolve;
  });
  const { id } = await timelapse();
  await begun;
  onPicture = () => {};
  expect(await server.jobs.cancel(exportJob(id))).toBe(true);
  await server.jobs.idle();
  expect(jobProcesses()).toEqual([]);
  expect(await server.jobs.status(exportJob(id))).toMatchObject({ state: "cancelled" });
});
