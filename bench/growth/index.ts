import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ClientId, ControlId, RoomId } from "@/core/kernel/ids/ids";
import { openDatabase } from "@/prisma/client";
import { startRoomServer } from "@/server/testing/room-server";
import { fillGallery } from "../gallery/fill";
import { machineInWords } from "../report";
import { timesOf } from "../rows/gallery";
import { type Curve, draw } from "./draw";

/**
 * `node --expose-gc --import tsx bench/growth/index.ts [rooms members logs works]`: what rooms, members, logs and galleries cost as they grow, on SQLite, drawn into docs/images/growth.
 * Processor time, not time on the clock, but for the gallery.
 */
const FOLDER = "docs/images/growth";
const ROOMS = [25, 50, 100, 200];
const MEMBERS = [2, 8, 32, 64];
const EDITS = 300;
/** Each half way between two snapshots, so that as many events are replayed. */
const EVENTS = [500, 2_100, 8_100];
const WARM_UP = 200;
/** How often a room is opened: the least is what opening costs, the others were disturbed. */
const OPENINGS = 5;
const WORKS = [1_000, 10_000, 50_000, 100_000];
const CONTROL = "tilt" as ControlId;

const server = await startRoomServer();
const host = await server.guest("Host");
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const heap = (): number => {
  for (let i = 0; i < 3; i++) globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

async function rooms(): Promise<Curve> {
  const points: [number, number][] = [];
  const before = heap();
  for (let open = 0; open < (ROOMS.at(-1) ?? 0); ) {
    const { id } = await server.room(host, { title: `Room ${open}` });
    await server.owned.get(id);
    open++;
    if (ROOMS.includes(open)) points.push([open, heap() - before]);
  }
  return { title: "Memory of open rooms", x: "rooms", unit: "MiB", lines: [{ name: "heap", points }] };
}

/** Edits by one member of a room of so many, all of them told. */
async function write(room: RoomId, client: string, edits: number): Promise<number> {
  const actor = await server.owned.get(room);
  const began = cpu();
  let n = 0;
  while (n < edits) {
    const batch = Array.from({ length: 10 }, () => {
      n += 1;
      const edit = { kind: "contribution" as const, control: CONTROL, value: (n % 30) / 10 };
      return { n, gesture: n, edit };
    });
    await actor.edit(host.actor, client as ClientId, { epoch: 0, base: n - batch.length, edits: batch });
  }
  return (cpu() - began) / edits;
}

async function members(): Promise<Curve> {
  const points: [number, number][] = [];
  const { id, slug } = await server.room(host, { title: "Many" });
  for (let inside = 0; inside < (MEMBERS.at(-1) ?? 0); ) {
    const guest = await server.guest(`Member ${inside}`);
    await server.enter(guest, slug);
    const tab = await server.tab(guest);
    await tab.join(id);
    tab.socket.emit("presence", { cursor: null, grabbing: null, following: null, hidden: true });
    inside++;
    if (MEMBERS.includes(inside)) points.push([inside, await write(id, `members-${inside}`, EDITS)]);
  }
  return {
    title: "An edit, told to all",
    x: "members in the room",
    unit: "ms of processor",
    lines: [{ name: "edit", points }],
  };
}

async function logs(): Promise<Curve> {
  const [opening, writing]: [number, number][][] = [[], []];
  const { id } = await server.room(host, { title: "Long" });
  let written = 0;
  // The first ones also pay for code that all share.
  for (const length of [WARM_UP, 2 * WARM_UP, ...EVENTS]) {
    const each = await write(id, `log-${length}`, length - written);
    written = length;
    const opened: number[] = [];
    for (let time = 0; time < OPENINGS; time++) {
      await (await server.owned.get(id)).close("room_closed");
      const began = cpu();
      await server.owned.get(id);
      opened.push(cpu() - began);
    }
    if (length <= 2 * WARM_UP) continue;
    writing?.push([length, each]);
    opening?.push([length, Math.min(...opened)]);
  }
  return {
    title: "A room with a long log",
    x: "events in the log",
    unit: "ms of processor",
    lines: [
      { name: "to open it", points: opening ?? [] },
      { name: "to write one more edit", points: writing ?? [] },
    ],
  };
}

async function works(): Promise<Curve> {
  const asks = [
    ["first page", {}],
    ["by colour", { hue: 200 }],
    ["a search that finds nothing", { search: "qqzx" }],
  ] as const;
  const lines = asks.map(([name]) => ({ name, points: [] as [number, number][] }));
  for (const count of WORKS) {
    const folder = mkdtempSync(join(tmpdir(), "cohue-growth-"));
    const database = await openDatabase(`file:${join(folder, "growth.db")}`);
    await fillGallery(database, count);
    for (const [i, [, query]] of asks.entries())
      lines[i]?.points.push([count, Math.min(...(await timesOf(database, () => query)))]);
    await database.close();
    rmSync(folder, { recursive: true });
  }
  return { title: "The gallery on SQLite, least of 40", x: "works", unit: "ms", lines };
}

mkdirSync(FOLDER, { recursive: true });
process.stdout.write(`${machineInWords()}\n`);
const only = process.argv.slice(2);
for (const [name, measure] of Object.entries({ rooms, members, logs, works })) {
  if (only.length > 0 && !only.includes(name)) continue;
  const curve = await measure();
  writeFileSync(join(FOLDER, `${name}.svg`), draw(curve));
  process.stdout.write(`${name}: ${JSON.stringify(curve.lines)}\n`);
}
await server.close();
process.exit(0);
