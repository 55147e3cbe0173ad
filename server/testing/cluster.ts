import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Redis } from "ioredis";
import type { RoomId } from "@/core/kernel/ids/ids";
import { programOf } from "@/server/infra/process/fork-program";
import { startBalancer } from "./balancer";
import type { CrashAsked, CrashHello, CrashOptions } from "./crash-server";

export type ClusterNode = CrashHello & { role: CrashOptions["role"]; child: ChildProcess; port: number };
export type ClusterOptions = {
  url: string;
  redisUrl: string;
  prefix: string;
  /** Where the processes' data is, in place of a temporary folder. */
  folder?: string;
  s3?: CrashOptions["s3"];
  logLevel?: string | undefined;
};
/** How one process of it is started. */
export type StartOptions = Partial<Pick<CrashOptions, "role" | "port" | "people" | "announce">> & {
  /** By another way than the others. */
  redisUrl?: string;
  url?: string;
  /** Milliseconds that its clock is ahead. */
  clockMs?: number;
  /** The files of another version, in place of these. */
  tree?: string;
};

/** The loader for the files of another version, which has no packages of its own. */
const loader = () => pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** Servers in processes of their own, to be killed, which share a database and a Redis; behind a balancer without sticky sessions. */
export class Cluster {
  /** Those that serve people. */
  readonly nodes: ClusterNode[] = [];
  /** Those that render or do jobs alone. */
  readonly helpers: ClusterNode[] = [];
  readonly folder: string;
  readonly #redis: Redis;

  private constructor(
    private readonly options: ClusterOptions,
    private readonly served: number[],
    private readonly balancer: Awaited<ReturnType<typeof startBalancer>>,
  ) {
    this.folder = options.folder ?? mkdtempSync(join(tmpdir(), "cohue-cluster-"));
    this.#redis = new Redis(options.redisUrl);
    // Tests take Redis away as well.
    this.#redis.on("error", () => {});
  }

  static async open(options: ClusterOptions): Promise<Cluster> {
    const served: number[] = [];
    return new Cluster(options, served, await startBalancer(served));
  }

  /** Where people open it. */
  get origin(): string {
    return this.balancer.origin;
  }

  async start(started: StartOptions = {}): Promise<ClusterNode> {
    const { role = "all", port = 0, people = 0, redisUrl, url, clockMs = 0, tree, announce } = started;
    const { prefix, s3, logLevel } = this.options;
    const options: CrashOptions = {
      role,
      folder: this.folder,
      port,
      people,
      url: url ?? this.options.url,
      redis: { url: redisUrl ?? this.options.redisUrl, prefix },
      front: this.origin,
      s3,
      announce,
      logLevel,
    };
    const file = (name: string) => new URL(name, import.meta.url);
    const moved = clockMs === 0 ? [] : ["--import", file(`moved-clock.mjs?ms=${clockMs}`).href];
    const program = tree
      ? { file: join(tree, "server/testing/crash-server.ts"), execArgv: ["--import", loader()] }
      : programOf("server/testing/crash-server.ts");
    const execArgv = [...moved, ...program.execArgv];
    const child = fork(program.file, [JSON.stringify(options)], { execArgv, ...(tree && { cwd: tree }) });
    const [hello] = (await once(child, "message")) as [CrashHello];
    const at = role === "worker" ? 0 : Number(new URL(hello.origin).port);
    const node: ClusterNode = { ...hello, role, child, port: at };
    if (role === "worker" || role === "jobs") {
      this.helpers.push(node);
      return node;
    }
    this.nodes.push(node);
    if (!this.served.includes(at)) this.served.push(at);
    return node;
  }

  async ownerOf(room: RoomId): Promise<ClusterNode> {
    const held = await this.#redis.get(`${this.options.prefix}:lease:room:${room}`);
    const owner = this.nodes.find(({ node }) => held?.startsWith(node));
    if (!owner) throw new Error("nobody owns the room");
    return owner;
  }

  async kill(node: ClusterNode): Promise<void> {
    this.#forget(node);
    const gone = once(node.child, "exit");
    if (node.child.kill("SIGKILL")) await gone;
  }

  /** Asks it to end, as SIGTERM does. Resolves when it has. */
  async end(node: ClusterNode): Promise<void> {
    this.#forget(node);
    const gone = once(node.child, "exit");
    node.child.send({ kind: "end" } satisfies CrashAsked);
    await gone;
  }

  #forget(node: ClusterNode): void {
    for (const list of [this.nodes, this.helpers])
      if (list.includes(node)) list.splice(list.indexOf(node), 1);
  }

  async emptyRedis(): Promise<void> {
    await this.#redis.flushall();
  }

  async close(): Promise<void> {
    for (const node of [...this.nodes, ...this.helpers]) await this.kill(node);
    this.balancer.close();
    this.#redis.disconnect();
    if (!this.options.folder) rmSync(this.folder, { recursive: true, force: true });
  }
}
