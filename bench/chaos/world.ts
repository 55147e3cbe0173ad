import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import pg from "pg";
import type { RoomId } from "@/core/kernel/ids/ids";
import { startPostgres } from "@/scripts/test/postgres.mjs";
import { startRedis } from "@/scripts/test/redis.mjs";
import { faultyWay, startS3 } from "@/server/infra/blobs/testing/s3-server";
import { Cluster, type ClusterNode, type StartOptions } from "@/server/testing/cluster";
import type { Guest } from "@/server/testing/room-server";
import { type TcpWay, tcpWay } from "@/server/testing/tcp-way";

const PEOPLE = 4;
const NODES = 2;
const WORKERS = 2;

type Ways = { redis: TcpWay; peers: TcpWay };

/** An instance of many processes, the servers under it, and the ways between them, each of which can be cut. */
export class World {
  readonly #ways = new Map<ClusterNode, Ways>();

  private constructor(
    readonly cluster: Cluster,
    readonly room: RoomId,
    readonly guests: readonly Guest[],
    readonly postgres: Awaited<ReturnType<typeof startPostgres>> & { way: TcpWay; now: string },
    readonly redis: { url: string; port: number; stop: () => Promise<void> },
    readonly s3: { way: Awaited<ReturnType<typeof faultyWay>>; stop: () => Promise<void> } | null,
  ) {}

  /** @param folder where pictures are kept, in place of a bucket */
  static async open({
    folder,
    logLevel,
  }: {
    folder?: string | undefined;
    logLevel?: string | undefined;
  } = {}) {
    const started = await startPostgres();
    const port = Number(new URL(started.url).port);
    const postgres = { ...started, way: await tcpWay(port), now: started.url };
    const redis = await startRedis();
    const bucket = folder ? null : await startS3(["chaos"]);
    const s3 = bucket && { way: await faultyWay(bucket.port), stop: bucket.stop };
    const url = new URL(started.url);
    url.port = String(postgres.way.port);
    const cluster = await Cluster.open({
      url: url.href,
      redisUrl: redis.url,
      prefix: "chaos",
      logLevel,
      ...(folder && { folder }),
      ...(bucket && s3 && { s3: bucket.config("chaos", s3.way.port) }),
    });
    const helpers = Array.from({ length: WORKERS }, () => cluster.start({ role: "worker" }));
    await helpers[0];
    const world = new World(cluster, "" as RoomId, [], postgres, redis, s3);
    const { room, guests } = await world.serve({ people: PEOPLE });
    await Promise.all([...helpers, cluster.start({ role: "jobs" })]);
    const whole = new World(cluster, room, guests, postgres, redis, s3);
    for (const [node, ways] of world.#ways) whole.#ways.set(node, ways);
    while (cluster.nodes.length < NODES) await whole.serve();
    return whole;
  }

  /** One more node that serves people, with ways of its own. */
  async serve(options: StartOptions = {}): Promise<ClusterNode> {
    const ways = { redis: await tcpWay(this.redis.port), peers: await tcpWay(0) };
    const node = await this.cluster.start({
      role: "web",
      redisUrl: `redis://127.0.0.1:${ways.redis.port}`,
      announce: `http://127.0.0.1:${ways.peers.port}`,
      ...options,
    });
    ways.peers.lead(node.port);
    this.#ways.set(node, ways);
    return node;
  }

  async owner(): Promise<ClusterNode> {
    for (const late = performance.now() + 30_000; performance.now() < late; await pause(100)) {
      const owner = await this.cluster.ownerOf(this.room).catch(() => null);
      if (owner) return owner;
    }
    throw new Error("nobody owns the room");
  }

  /** A node that does not own the room. */
  async other(): Promise<ClusterNode> {
    const owner = await this.owner();
    const found = this.cluster.nodes.find((node) => node !== owner);
    if (!found) throw new Error("there is one node");
    return found;
  }

  waysOf(node: ClusterNode): Ways {
    const ways = this.#ways.get(node);
    if (!ways) throw new Error("the node has no ways");
    return ways;
  }

  /** Redis ends, is away for some milliseconds, and comes back at the same address, empty. */
  async restartRedis(awayMs: number): Promise<void> {
    await this.redis.stop();
    await pause(awayMs);
    Object.assign(this.redis, await startRedis({ port: this.redis.port }));
  }

  /** Asks Redis something by a connection of its own. */
  async tellRedis(...command: [string, ...string[]]): Promise<void> {
    const redis = new Redis(this.redis.url);
    await redis.call(...command).finally(() => redis.disconnect());
  }

  async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.postgres.now });
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** PostgreSQL moves to another address, where the old one's name leads then. */
  async movePostgres(): Promise<void> {
    this.postgres.now = await this.postgres.move();
    this.postgres.way.lead(Number(new URL(this.postgres.now).port));
  }

  async close(): Promise<void> {
    await this.cluster.close();
    for (const { redis, peers } of this.#ways.values()) {
      redis.stop();
      peers.stop();
    }
    this.postgres.way.stop();
    this.s3?.way.stop();
    await Promise.allSettled([this.redis.stop(), this.postgres.stop(), this.s3?.stop()]);
  }
}
