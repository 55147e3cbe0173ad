import type { RoomId } from "@/core/kernel/ids/ids";
import type { Cluster, ClusterNode } from "@/server/testing/cluster";

/** The servers under an instance, and how each is taken away and comes back. */
export type World = {
  cluster: Cluster;
  room: RoomId;
  /** Ends and starts again on the same port after some milliseconds; Redis is empty then. */
  restartRedis: (awayMs: number) => Promise<void>;
  emptyRedis: () => Promise<void>;
  /** PostgreSQL keeps its data. */
  restartPostgres: () => Promise<void>;
};

export type Fault = {
  name: string;
  /** Resolves when it has struck, with what repairs it once people have gone on. */
  strike: (world: World) => Promise<() => Promise<unknown>>;
};

const nothing = async () => {};
const other = (nodes: readonly ClusterNode[], owner: ClusterNode): ClusterNode => {
  const found = nodes.find((node) => node !== owner);
  if (!found) throw new Error("there is one node");
  return found;
};

export const FAULTS: readonly Fault[] = [
  {
    name: "kill -9 of the owner's node",
    strike: async ({ cluster, room }) => {
      const owner = await cluster.ownerOf(room);
      await cluster.kill(owner);
      return () => cluster.start({ port: owner.port });
    },
  },
  {
    name: "kill -9 of another node",
    strike: async ({ cluster, room }) => {
      const node = other(cluster.nodes, await cluster.ownerOf(room));
      await cluster.kill(node);
      return () => cluster.start({ port: node.port });
    },
  },
  {
    name: "SIGTERM of the owner's node",
    strike: async ({ cluster, room }) => {
      const owner = await cluster.ownerOf(room);
      await cluster.end(owner);
      return () => cluster.start({ port: owner.port });
    },
  },
  {
    name: "Redis restarted, empty",
    strike: async ({ restartRedis }) => {
      await restartRedis(0);
      return nothing;
    },
  },
  {
    name: "Redis away for 8 s",
    strike: async ({ restartRedis }) => {
      await restartRedis(8_000);
      return nothing;
    },
  },
  {
    name: "Redis emptied",
    strike: async ({ emptyRedis }) => {
      await emptyRedis();
      return nothing;
    },
  },
  {
    name: "PostgreSQL restarted",
    strike: async ({ restartPostgres }) => {
      await restartPostgres();
      return nothing;
    },
  },
];
