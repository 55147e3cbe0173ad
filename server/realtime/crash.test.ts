import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { canonicalJson } from "@/core/kernel/canon/jcs";
import type { ClientId } from "@/core/kernel/ids/ids";
import { replay } from "@/core/room/log/replay";
import { programOf } from "@/server/infra/process/fork-program";
import { faultsOf, readLog } from "@/server/testing/crash-log";
import { CrashMember } from "@/server/testing/crash-member";
import type { CrashHello, CrashOptions } from "@/server/testing/crash-server";

const MEMBERS = 3;
const CRASHES = 3;
const folder = mkdtempSync(join(tmpdir(), "cohue-crash-"));
const url = `file:${join(folder, "test.db")}`;
let child: ChildProcess | undefined;

async function start(port: number, people: number): Promise<CrashHello> {
  const { file, execArgv } = programOf("server/testing/crash-server.ts");
  const options: CrashOptions = { role: "all", folder, port, people };
  child = fork(file, [JSON.stringify(options)], { execArgv });
  const [hello] = (await once(child, "message")) as [CrashHello];
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
      expect(faultsOf(await readLog(url, room), members)).toEqual([]);
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

    const events = await readLog(url, room);
    expect(faultsOf(events, members)).toEqual([]);
    for (const { replica } of members)
      expect(canonicalJson(replica.view)).toBe(canonicalJson(replay(events).recipe));
  });
});
