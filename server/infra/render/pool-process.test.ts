import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeTinyModel } from "@/server/infra/models/testing/tiny-model";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "cohue-pool-process-"));
  await writeTinyModel(root);
});
afterAll(() => rm(root, { recursive: true }));

/** Polled, not slept: as soon as it is so. */
const PATIENTLY = { interval: 1, timeout: 60_000 };

describe("a server that is killed", () => {
  it("leaves no worker behind", async () => {
    const script = fileURLToPath(new URL("testing/pool-process.ts", import.meta.url));
    const server = spawn(process.execPath, ["--import", "tsx", script, root], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await once(server.stdout, "data");
    const [worker] = JSON.parse(String(line)) as number[];
    expect(isAlive(worker ?? 0)).toBe(true);
    server.kill("SIGKILL");
    await expect.poll(() => isAlive(worker ?? 0), PATIENTLY).toBe(false);
  });
});

/** Whether a process runs; one that ended and waits to be collected does not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // In a container nobody may be there to collect it: Linux then says Z.
  return !(existsSync(`/proc/${pid}/stat`) && readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z"));
}
