import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { aptInstall } from "../lib/apt.mjs";
import { StepFailed } from "../lib/progress.mjs";

const READY_MS = 30_000;

/**
 * Starts a PostgreSQL of our own in a temporary folder on a free port. It ends with `stop`, or when this process does.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} url: a superuser's, of the database "postgres"
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

  const port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${folder}`,
    "fsync=off",
    "max_connections=200",
  ];
  const args = ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  // The shell ends PostgreSQL when its own input closes, which the system sees to even if we are killed.
  const script =
    'exec 3<&0; "$@" </dev/null & pid=$!; (cat <&3 >/dev/null; kill -INT $pid 2>/dev/null) & wait $pid';
  const server = spawn("sh", ["-c", script, "sh", join(bin, "postgres"), ...args], {
    ...user,
    cwd: folder,
    stdio: ["pipe", "ignore", "pipe"],
  });
  const ended = once(server, "exit");
  let log = "";
  server.stderr.setEncoding("utf8");
  const ready = new Promise((resolve) => {
    server.stderr.on("data", (chunk) => {
      log = (log + chunk).slice(-4000);
      if (log.includes("ready to accept connections")) resolve(true);
    });
    ended.then(() => resolve(false));
    setTimeout(() => resolve(false), READY_MS).unref();
  });
  const stop = async () => {
    server.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  if (await ready) return { url: `postgres://cohue@127.0.0.1:${port}/postgres`, stop };
  await stop();
  throw new StepFailed(`PostgreSQL did not start: ${log}`);
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

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
