import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { aptInstall } from "../lib/apt.mjs";
import { StepFailed } from "../lib/progress.mjs";
import { freePort, startServer } from "./server.mjs";

/**
 * Starts a PostgreSQL of our own in a temporary folder on a free port. It ends with `stop`, or when this process does.
 * @returns {Promise<{ url: string, stop: () => Promise<void>, restart: () => Promise<void>, move: () => Promise<string> }>} url: a
 *   superuser's, of the database "postgres"; restart: with the same data; move: the same, at another address, which it answers
 * @throws {StepFailed} when there is no PostgreSQL and none can be installed
 */
export async function startPostgres() {
  const bin = findBinaries() ?? (await installBinaries());
  const user = ordinaryUser();
  const folder = mkdtempSync(join(tmpdir(), "cohue-postgres-"));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const made = spawnSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "cohue", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"],
    { ...user, cwd: folder, encoding: "utf8" },
  );
  if (made.status !== 0) throw new StepFailed(`initdb failed: ${made.stderr || made.error?.message}`);

  let port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${folder}`,
    "fsync=off",
    "max_connections=200",
  ];
  const url = () => `postgres://cohue@127.0.0.1:${port}/postgres`;
  const run = () => {
    const args = ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
    const ready = "ready to accept connections";
    return startServer(join(bin, "postgres"), args, { ...user, cwd: folder, ready });
  };
  let server = await run();
  const restart = async () => {
    await server.stop();
    server = await run();
  };
  const move = async () => {
    await server.stop();
    port = await freePort();
    server = await run();
    return url();
  };
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  if (server.isReady) return { url: url(), stop, restart, move };
  await stop();
  throw new StepFailed(`PostgreSQL did not start: ${server.log}`);
}

/** The folder that holds initdb and postgres: somewhere on PATH, else where Debian puts them. */
function findBinaries() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [
    ...(process.env.PATH ?? "").split(delimiter),
    ...versions.map((version) => join(debian, version, "bin")),
  ].find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

async function installBinaries() {
  await aptInstall(["postgresql"]);
  const found = findBinaries();
  if (found) return found;
  throw new StepFailed(
    "no PostgreSQL here: put initdb and postgres on PATH (Debian: apt-get install postgresql)",
  );
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, else as `nobody`. */
function ordinaryUser() {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new StepFailed(
    "PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as",
  );
}
