import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Redis } from "ioredis";
import type { RoomId } from "@/core/kernel/ids/ids";
import { startBalancer } from "./balancer";
import type { Guest } from "./room-server";

type Hello = { origin: string; node: string; room: RoomId; guests: Guest[] };
export type ClusterNode = Hello & { child: ChildProcess; port: number };
export type ClusterOptions = { url: string; redisUrl: string; prefix: string };

/** Room servers in processes of their own, to be killed, which share a database and a Redis; behind a balancer without sticky sessions. */
export class Cluster {
  readonly nodes: ClusterNode[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), "cohue-cluster-"));
  readonly #redis: Redis;

  private constructor(
    private readonly options: ClusterOptions,
    private readonly ports: number[],
    private readonly balancer: Awaited<ReturnType<typeof startBalancer>>,
  ) {
    this.#redis = new Redis(options.redisUrl);
    // Tests take Redis away as well.
    this.#redis.on("error", () => {});
  }

  static async open(options: ClusterOptions): Promise<Cluster> {
    const ports: number[] = [];
    return new Cluster(options, ports, await startBalancer(ports));
  }

  /** Where people open it. */
  get origin(): string {
    return this.balancer.origin;
  }

  /** @param people to be made, with a room that they are in */
  async start({ port = 0, people = 0 }: { port?: number; people?: number } = {}): Promise<ClusterNode> {
    const { url, redisUrl, prefix } = this.options;
    const script = fileURLToPath(new URL("crash-server.ts", import.meta.url));
    const args = [this.#folder, String(port), String(people), url, redisUrl, prefix, this.origin];
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
    const child = fork(script, args, { execArgv: ["--import", tsx] });
    const [hello] = (await once(child, "message")) as [Hello];
    const node = { ...hello, child, port: Number(new URL(hello.origin).port) };
    this.nodes.push(node);
    if (!this.ports.includes(node.port)) this.ports.push(node.port);
    return node;
  }

  async ownerOf(room: RoomId): Promise<ClusterNode> {
    const held = await this.#redis.get(`${this.options.prefix}:lease:room:${room}`);
    const owner = this.nodes.find(({ node }) => held?.startsWith(node));
    if (!owner) throw new Error("nobody owns the room");
    return owner;
  }

  async kill(node: ClusterNode): Promise<void> {
    this.nodes.splice(this.nodes.indexOf(node), 1);
    const gone = once(node.child, "exit");
    if (node.child.kill("SIGKILL")) await gone;
  }

  /** Asks it to end, as SIGTERM does. Resolves when it has. */
  async end(node: ClusterNode): Promise<void> {
    this.nodes.splice(this.nodes.indexOf(node), 1);
    const gone = once(node.child, "exit");
    node.child.send("end");
    await gone;
  }

  async emptyRedis(): Promise<void> {
    await this.#redis.flushall();
  }

  async close(): Promise<void> {
    for (const node of [...this.nodes]) await this.kill(node);
    this.balancer.close();
    this.#redis.disconnect();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
