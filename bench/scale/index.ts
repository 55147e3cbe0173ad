import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { ControlId, RoomId } from "@/core/kernel/ids/ids";
import { startRoomServer } from "@/server/testing/room-server";
import { startPostgres } from "../../scripts/test/postgres.mjs";
import { machineInWords } from "../report";
import { round } from "../statistics";
import type { Play } from "./clients";

/**
 * `node --expose-gc --import tsx bench/scale/index.ts`: what a room, a member, an edit, a log event and a picture cost one process on PostgreSQL, for the
 * model of docs/scale.md. Processor time, not time on the clock: what else runs on the machine changes it little.
 */
const ROOMS = 60;
const MEMBERS = 40;
const EDITS = 40;

const postgres = await startPostgres();
const server = await startRoomServer({ modelsDir: "models", url: `${postgres.url}?schema=scale` });
const heap = (): number => {
  for (let i = 0; i < 4; i++) globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const say = (what: string, value: number, unit: string) =>
  process.stdout.write(`${what.padEnd(52)} ${String(round(value, 3)).padStart(10)} ${unit}\n`);

process.stdout.write(`${machineInWords()}; PostgreSQL on the same machine\n`);
const host = await server.guest("Host");
const rooms: { id: RoomId; slug: string }[] = [];
for (let i = 0; i < ROOMS; i++) rooms.push(await server.room(host, { title: `Room ${i}` }));
const before = heap();
const opening = cpu();
for (const { id } of rooms) await server.owned.get(id);
say("an open room, empty: heap", (heap() - before) / ROOMS / 1024, "KiB");
say("opening a room: processor", (cpu() - opening) / ROOMS, "ms");

const people = [];
for (let i = 0; i < MEMBERS; i++) {
  const guest = await server.guest(`Member ${i}`);
  const room = rooms[Math.floor(i / 4)];
  if (!room) throw new RangeError("more members than rooms take");
  await server.enter(guest, room.slug);
  people.push({ room: room.id, cookie: guest.cookie });
}
const [model] = server.deps.models.values();
const control = [...(model?.controls ?? [])][0] as ControlId;
const child = fork(fileURLToPath(new URL("clients.ts", import.meta.url)), { execArgv: ["--import", "tsx"] });
const [heapBefore, joining] = [heap(), cpu()];
child.send({ origin: server.origin, members: people, edits: EDITS, control } satisfies Play);
await once(child, "message");
say("a member, connected and hidden: heap", (heap() - heapBefore) / MEMBERS / 1024, "KiB");
say("coming in by socket: processor", (cpu() - joining) / MEMBERS, "ms");

const [start, began] = [cpu(), performance.now()];
child.send("go");
await once(child, "message");
const edits = MEMBERS * EDITS;
const seconds = (performance.now() - began) / 1000;
say("an edit, to three others and to disk: processor", (cpu() - start) / edits, "ms");
say("edits taken a second meanwhile", edits / seconds, "1/s");
child.kill();

const client = new pg.Client({ connectionString: postgres.url });
await client.connect();
await client.query('VACUUM ANALYZE scale."RoomEvent"');
const size = await client.query(
  `SELECT pg_total_relation_size('scale."RoomEvent"')::float8 AS bytes, (SELECT count(*)::int FROM scale."RoomEvent") AS events`,
);
const { bytes, events } = size.rows[0];
say("a log event on PostgreSQL, with its index", bytes / events, "bytes");
const commits = await client.query(
  "SELECT xact_commit::int AS n FROM pg_stat_database WHERE datname = current_database()",
);
say("transactions in all", commits.rows[0].n, "");
await client.end();

const settled = await server.database.db.settledFrame.findMany({ take: 50 });
let pictures = 0;
for (const { blob } of settled) pictures += (await server.deps.blobs.get(blob as never))?.length ?? 0;
if (settled.length > 0) say("a settled picture", pictures / settled.length / 1024, "KiB");
say("this process", process.memoryUsage().rss / 2 ** 20, "MiB");
await server.close();
await postgres.stop();
process.exit(0);
