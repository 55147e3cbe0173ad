import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { RoomId } from "@/core/kernel/ids/ids";
import { startPostgres } from "@/scripts/test/postgres.mjs";
import { startRedis } from "@/scripts/test/redis.mjs";
import { Cluster, type ClusterNode } from "@/server/testing/cluster";
import { faultsOf, mixedOwners, readLog } from "@/server/testing/crash-log";
import { Crowd } from "@/server/testing/crowd";
import type { Guest } from "@/server/testing/room-server";

/**
 * `npm run upgrade-check [-- --from COMMIT]`: processes of an earlier version and of this one serve one room on one database and one Redis, as in
 * an upgrade without a stop. Earlier: the commit before the newest migration on PostgreSQL, unless named. Ends with 1 where an edit is lost,
 * owners mix, or members end with different states.
 */
const EARLIER = 3;
const { values } = parseArgs({ options: { from: { type: "string" } } });
const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).trim();
const newest = git("log", "-1", "--format=%H", "--", "prisma/postgres/migrations");
const from = git("rev-parse", "--verify", `${values.from ?? `${newest}~1`}^{commit}`);
const say = (words: string) => process.stdout.write(`${words}\n`);

const tree = checkOut(from);
const [postgres, redis] = [await startPostgres(), await startRedis()];
const cluster = await Cluster.open({ url: postgres.url, redisUrl: redis.url, prefix: "upgrade" });
let wrong: string[] = [];
try {
  const earlier = { tree, role: "all" as const };
  const { room, guests } = await cluster.start({ ...earlier, people: 4 });
  while (cluster.nodes.length < EARLIER) await cluster.start(earlier);
  const before = new Set(cluster.nodes);
  say(`${EARLIER} processes of ${from.slice(0, 10)} (${git("log", "-1", "--format=%s", from)})`);
  await together("before the upgrade", room, guests, before);

  await cluster.start();
  say("one of this version beside them: what is new in the database is there");
  for (let owner = await together("side by side", room, guests, before); before.size > 1; ) {
    if (!before.delete(owner)) break;
    await cluster.end(owner);
    owner = await together("its owner was told to end", room, guests, before);
  }
  await cluster.start();
  for (const node of before) await cluster.end(node);
  await together("after the upgrade", room, guests, new Set());
} finally {
  await cluster.close();
  await redis.stop();
  await postgres.stop();
}
say(wrong.length === 0 ? "Nothing was lost." : `${wrong.length} faults: ${wrong.join("; ")}`);
process.exit(wrong.length === 0 ? 0 : 1);

/** People, each at whatever process the balancer says, drag, see each other's frames, and end with one state. */
async function together(
  when: string,
  room: RoomId,
  guests: readonly Guest[],
  before: ReadonlySet<ClusterNode>,
): Promise<ClusterNode> {
  const crowd = new Crowd(cluster.origin, room, guests);
  await Promise.all([crowd.acknowledged(20), crowd.shown()]);
  const owner = await cluster.ownerOf(room);
  await crowd.rest();
  await crowd.close();
  const log = await readLog(postgres.url, room);
  const found = [
    ...faultsOf(log, crowd.members),
    ...mixedOwners(crowd.members),
    ...(crowd.isAtOne(log) ? [] : ["members see another picture than the log's"]),
  ];
  const version = before.has(owner) ? "the earlier version" : "this version";
  say(`${when}: owned by ${version}, ${log.length} events, ${found.join("; ") || "all is well"}`);
  wrong = [...wrong, ...found];
  return owner;
}

/** The files of a commit with the packages that are installed here. */
function checkOut(commit: string): string {
  const folder = mkdtempSync(join(tmpdir(), "cohue-upgrade-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const archive = join(folder, "files.tar");
  git("archive", "--format=tar", `--output=${archive}`, commit);
  execFileSync("tar", ["-xf", archive, "-C", folder]);
  rmSync(archive);
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  execFileSync(process.execPath, ["prisma/generate.mjs"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  // How a process is asked to start is this version's; what it starts is the earlier one's.
  const script = "server/testing/crash-server.ts";
  copyFileSync(script, join(folder, script));
  return folder;
}
