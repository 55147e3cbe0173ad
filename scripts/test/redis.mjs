import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { aptInstall } from "../lib/apt.mjs";
import { StepFailed } from "../lib/progress.mjs";
import { freePort, startServer } from "./server.mjs";

/**
 * Starts a Redis of our own, which keeps nothing on disk. It ends with `stop`, or when this process does.
 * @param {{ port?: number }} [options] port: a free one unless said otherwise, as for one that is started again
 * @returns {Promise<{ url: string, port: number, stop: () => Promise<void> }>}
 * @throws {StepFailed} when there is no Redis and none can be installed
 */
export async function startRedis({ port } = {}) {
  const binary = findBinary() ?? (await installBinary());
  const folder = mkdtempSync(join(tmpdir(), "cohue-redis-"));
  const at = port ?? (await freePort());
  const settings = { port: String(at), bind: "127.0.0.1", dir: folder, save: "", appendonly: "no" };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const server = await startServer(binary, args, { cwd: folder, ready: "Ready to accept connections" });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  if (server.isReady) return { url: `redis://127.0.0.1:${at}`, port: at, stop };
  await stop();
  throw new StepFailed(`Redis did not start: ${server.log}`);
}

function findBinary() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, "redis-server")).find((file) => existsSync(file));
}

async function installBinary() {
  await aptInstall(["redis-server"]);
  const found = findBinary();
  if (found) return found;
  throw new StepFailed("no Redis here: put redis-server on PATH (Debian: apt-get install redis-server)");
}
