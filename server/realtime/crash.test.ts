import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it, vi } from "vitest";
import { canonicalJson } from "@/core/kernel/canon/jcs";
import type { ClientId, RoomId } from "@/core/kernel/ids/ids";
import { verifyChain } from "@/core/room/log/chain";
import type { RoomEvent } from "@/core/room/log/event";
import { replay } from "@/core/room/log/replay";
import { openDatabase } from "@/prisma/client";
import { toEvent } from "@/server/domain/room/store";
import { CrashMember } from "@/server/testing/crash-member";
import type { Guest } from "@/server/testing/room-server";

const MEMBERS = 3;
const CRASHES = 3;
const folder = mkdtempSync(join(tmpdir(), "cohue-crash-"));
let child: ChildProcess | undefined;

type Hello = { origin: string; room: RoomId; guests: Guest[] };

async function start(port: number, people: number): Promise<Hello> {
  const script = fileURLToPath(new URL("../testing/crash-server.ts", import.meta.url));
  child = fork(script, [folder, String(port), String(people)], { execArgv: ["--import", "tsx"] });
  const [hello] = (await once(child, "message")) as [Hello];
  return hello;
}

async function kill(): Promise<void> {
  const gone = child && once(child, "exit");
  if (child?.kill("SIGKILL")) await gone;
}

afterAll(async () => {
  await kill();
  rmSync(folder, { recursive: true, force: true });
});

async function readLog(room: RoomId): Promise<RoomEvent[]> {
  const database = await openDatabase(`file:${join(folder, "test.db")}`);
  const rows = await database.db.roomEvent.findMany({ where: { room }, orderBy: { seq: "asc" } });
  await database.close();
  return rows.map(toEvent);
}

/** The log is whole, has no edit twice, and has every acknowledged edit or a newer one of that member and control. */
function expectSafe(events: readonly RoomEvent[], members: readonly CrashMember[]): void {
  expect(verifyChain(events)).toMatchObject({ ok: true });
  const edits = events.flatMap((e) => (e.kind === "edit" ? [e.payload] : []));
  const names = edits.map(({ client, n }) => `${client}/${n}`);
  expect(new Set(names).size).toBe(names.length);
  for (const { client, acknowledged } of members) {
    for (const [control, n] of acknowledged) {
      const mine = edits.filter(
        ({ client: by, edit }) => by === client && edit.kind === "contribution" && edit.control === control,
      );
      expect(Math.max(...mine.map((e) => e.n)), `${client} ${control}`).toBeGreaterThanOrEqual(n);
    }
  }
}

describe("kill -9 of the whole process while three people drag", () => {
  it("loses no acknowledged edit; everyone reconnects, resends what was not acknowledged, and ends with the same state", async () => {
    const { origin, room, guests } = await start(0, MEMBERS);
    const port = Number(new URL(origin).port);
    const members = guests.map((guest, i) => new CrashMember(origin, room, guest, `crash-${i}` as ClientId));
    let dragging = true;
    let over = false;
    let value = 0;
    const drag = setInterval(() => {
      value += 1;
      for (const member of members) {
        if (dragging && member.replica.isJoined)
          member.write(["tilt", "swell"][value % 2] ?? "tilt", (value % 39) / 10);
      }
    }, 25);
    const pumps = members.map((member) => member.pump(() => over));
    const until = (what: () => boolean) =>
      vi.waitFor(() => expect(what()).toBe(true), { timeout: 60_000, interval: 10 });

    for (let crash = 1; crash <= CRASHES; crash++) {
      const had = members.map(({ acks }) => acks);
      await until(() => members.every(({ acks }, i) => acks > (had[i] ?? 0) + 10));
      await kill();
      expectSafe(await readLog(room), members);
      await start(port, 0);
      await until(() => members.every(({ reconnects }) => reconnects >= crash));
    }
    dragging = false;
    await until(() => members.every(({ replica }) => !replica.hasUnsettled && !replica.isBehind));
    const last = Math.max(...members.map(({ replica }) => replica.seq));
    await until(() => members.every(({ replica }) => replica.seq === last));
    clearInterval(drag);
    over = true;
    await Promise.all(pumps);
    for (const member of members) member.close();
    await kill();

    const events = await readLog(room);
    expectSafe(events, members);
    for (const { replica } of members)
      expect(canonicalJson(replica.view)).toBe(canonicalJson(replay(events).recipe));
  });
});
