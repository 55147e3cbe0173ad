import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ActorId, ControlId, WorkId } from "@/core/kernel/ids/ids";
import type { Asking } from "@/core/moderation/decide-act";
import { subjectOf } from "@/core/moderation/subjects";
import { decisionOf } from "@/core/moderation/testing";
import { recordBytes } from "@/core/work/record/record";
import { openDatabase } from "@/prisma/client";
import { decideOn } from "@/server/domain/moderation/cases/decide-on";
import { readLog, recheckCases } from "@/server/domain/moderation/public/read-log";
import { instanceSources } from "@/server/domain/verify/instance-sources";
import { verifyFile } from "@/server/domain/verify/verify-file";
import { readFile } from "@/server/domain/work/files/read-file";
import { publishWork } from "@/server/domain/work/publish/publish-work";
import { readRecord } from "@/server/domain/work/read-work";
import { diskBlobs } from "@/server/infra/blobs/disk-blobs";
import { openCertificates } from "@/server/infra/marks/certificates";
import { markerHere } from "@/server/infra/marks/marker";
import { marksWith } from "@/server/infra/marks/marks";
import { openSecrets } from "@/server/infra/secrets/file-secrets";
import { isSigned, openSigner } from "@/server/infra/signing/signer";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import { restoreBackup } from "./restore-backup";
import { writeBackup } from "./write-backup";

let server: HttpServerForTest;
let work: WorkId;
const folder = mkdtempSync(join(tmpdir(), "cohue-backup-"));
const file = join(folder, "backup.tar.gz");
const inFolder = (name: string) => join(folder, name);

beforeAll(async () => {
  server = await startHttpServer();
  const host = await server.guest("Hana");
  const { id } = await server.room(host);
  const tab = await server.tab(host);
  await tab.join(id);
  await tab.edit({ kind: "contribution", control: "warmth" as ControlId, value: 3 });
  const { seq } = (await server.rooms.get(id)).state;
  ({ id: work } = await publishWork(
    server.work,
    { actor: host.actor, isGuest: true },
    { room: id, seq, title: "Kept", description: "", tags: [], licence: "CC-BY-4.0", doNotTrain: true },
  ));
  await server.jobs.idle();
  const moderator: Asking = {
    actor: "the-moderator" as ActorId,
    actors: ["the-moderator" as ActorId],
    moderates: true,
    isAdmin: true,
  };
  await decideOn(
    server.services.moderation,
    moderator,
    subjectOf("work", work),
    decisionOf({
      content: "label",
      person: "warn",
      strike: true,
      rule: "credit",
      facts: "It says it was painted.",
      label: "Made by a network",
    }),
  );
  // The server is running, and somebody edits, while the backup is made.
  const editing = tab.edit({ kind: "contribution", control: "contrast" as ControlId, value: 1 });
  const source = { dataDir: server.folder, databaseUrl: server.url, blobs: server.deps.blobs, version: "1" };
  await pipeline(
    Readable.from(writeBackup(source, 1_800_000_000_000)),
    createWriteStream(file, { mode: 0o600 }),
  );
  await editing;
});
afterAll(() => server.close());

it("a backup that was made while the server ran brings back works, records that verify, and the moderation log", async () => {
  const data = inFolder("restored");
  const restored = await restoreBackup(file, data);
  expect(restored.manifest.at).toBe(1_800_000_000_000);
  expect(restored.pictures).toBeGreaterThan(2);
  const database = await openDatabase(`file:${join(data, "cohue.db")}`);
  try {
    const deps = {
      ...server.work,
      database,
      blobs: diskBlobs(join(data, "blobs")),
      signer: openSigner(data, openSecrets(data).signing),
      marks: marksWith(await openCertificates(join(data, "certificates")), markerHere()),
    };
    const signed = await readRecord(deps, work);
    expect(isSigned(recordBytes(signed.record), signed, deps.signer.keys)).toBe(true);
    const anew = async () => {
      throw new Error("it is there already");
    };
    const quota = { renders: { take: anew }, by: anew };
    const webp = await readFile(deps, { work, size: 512, format: "webp" }, quota);
    const report = await verifyFile(webp.bytes, null, instanceSources(deps));
    expect(report.checks.filter((check) => check.state === "fail")).toEqual([]);
    expect(report.ok).toBe(true);
    const [before, after] = [await readLog(server, 1), await readLog({ database }, 1)];
    expect(JSON.stringify(before)).toContain("credit");
    expect(after).toEqual(before);
    // The log itself, event by event and byte by byte; what is derived from it is what it says.
    const events = (db: typeof database.db) => db.moderationEvent.findMany({ orderBy: { id: "asc" } });
    const [kept, back] = [await events(server.database.db), await events(database.db)];
    expect(kept.length).toBeGreaterThan(1);
    expect(JSON.stringify(back)).toBe(JSON.stringify(kept));
    expect(await recheckCases(database.db)).toEqual([]);
    const logs = (db: typeof database.db) =>
      db.roomEvent.findMany({ orderBy: [{ room: "asc" }, { seq: "asc" }] });
    const [there, here] = [await logs(database.db), await logs(server.database.db)];
    const hashes = new Set(there.map(({ hash }) => hash));
    expect(there.length).toBeGreaterThan(1);
    // Whoever edits while the backup is made may be a little further.
    expect(there).toEqual(here.filter(({ hash }) => hashes.has(hash)));
  } finally {
    await database.close();
  }
});

it("restored keys are readable by their owner alone", async () => {
  const data = inFolder("keys");
  await restoreBackup(file, data);
  const read = (of: string) => readFileSync(join(of, "secrets.json"), "utf8");
  expect(read(data)).toBe(read(server.folder));
  for (const name of ["secrets.json", "cohue.db"])
    expect(statSync(join(data, name)).mode & 0o777, name).toBe(0o600);
  expect(statSync(data).mode & 0o777).toBe(0o700);
});

it("a restore into a folder that is not empty is refused, and the folder is left as it is", async () => {
  const data = inFolder("taken");
  mkdirSync(data);
  writeFileSync(join(data, "cohue.db"), "someone's");
  await expect(restoreBackup(file, data)).rejects.toThrow(/is not empty/);
  expect(readFileSync(join(data, "cohue.db"), "utf8")).toBe("someone's");
});

it("a backup that is cut off, damaged or no backup is refused, and nothing is left of it", async () => {
  const whole = readFileSync(file);
  const tar = gunzipSync(whole);
  const damaged = Buffer.from(tar);
  const at = damaged.indexOf("SQLite format 3");
  damaged[at + 60] = (damaged[at + 60] ?? 0) ^ 1;
  const wrong: [string, Buffer, RegExp][] = [
    ["cut off", whole.subarray(0, whole.length >> 1), /could not be restored|ends too soon|unexpected end/],
    ["without its end", gzipSync(tar.subarray(0, tar.length >> 1)), /ends too soon/],
    ["damaged", gzipSync(damaged), /missing or damaged/],
    ["no backup", Buffer.from("hello"), /could not be restored|ends too soon|incorrect header/],
  ];
  for (const [what, bytes, why] of wrong) {
    const from = inFolder(`${what}.tar.gz`);
    writeFileSync(from, bytes);
    const data = inFolder(`from ${what}`);
    await expect(restoreBackup(from, data), what).rejects.toThrow(why);
    expect(existsSync(data)).toBe(false);
  }
});

it("only an admin can download a backup, and the audit log has it", async () => {
  const get = (cookie: string, path = "/api/admin/backup.tar.gz") =>
    fetch(server.origin + path, { headers: { cookie } });
  const ana = await server.guest("Ana");
  expect((await get(ana.cookie)).status).toBe(404);
  expect((await get("")).status).toBe(404);
  await server.database.db.user.update({ where: { id: ana.userId }, data: { role: "admin" } });
  const answer = await get(ana.cookie);
  expect(answer.status).toBe(200);
  const whole = gunzipSync(Buffer.from(await answer.arrayBuffer()));
  expect(whole.includes("SHA256SUMS")).toBe(true);
  expect(await server.database.db.auditEntry.count({ where: { action: "backup.download" } })).toBe(1);
  const log = await (await get(ana.cookie, "/api/admin/audit.json?action=backup")).json();
  expect(log).toMatchObject([{ action: "backup.download", actor: ana.actor }]);
  const csv = await (await get(ana.cookie, "/api/admin/audit.csv?action=audit")).text();
  expect(csv.split("\r\n")[0]).toBe("at,actor,name,action,subject,before,after");
  const elsewhere = await fetch(`${server.origin}/api/admin/backup.tar.gz`, {
    headers: { cookie: ana.cookie, "sec-fetch-site": "cross-site" },
  });
  expect(elsewhere.status).toBe(404);
});
