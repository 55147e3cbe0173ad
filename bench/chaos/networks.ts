import type { Fault } from "./fault";

const WITHIN_S = 5;
/** Longer than a lease holds. */
const LONG_MS = 12_000;
const SHORT_MS = 8_000;

/** Networks that are cut without a word: nothing arrives, and no connection ends. */
export const networks: readonly Fault[] = [
  {
    id: "cut-owner",
    name: "the owner's node cut off from Redis for 12 s",
    within: WITHIN_S,
    awayMs: LONG_MS,
    strike: async (world) => {
      const { redis } = world.waysOf(await world.owner());
      redis.cut();
      return { mend: redis.mend };
    },
  },
  {
    id: "cut-node",
    name: "another node cut off from Redis for 12 s",
    within: WITHIN_S,
    awayMs: LONG_MS,
    strike: async (world) => {
      const { redis } = world.waysOf(await world.other());
      redis.cut();
      return { mend: redis.mend };
    },
  },
  {
    id: "cut-nodes",
    name: "two nodes cut off from each other for 8 s, one member by long polling",
    within: WITHIN_S,
    awayMs: SHORT_MS,
    polling: true,
    strike: async (world) => {
      const ways = world.cluster.nodes.map((node) => world.waysOf(node).peers);
      for (const way of ways) way.cut();
      return {
        mend: () => {
          for (const way of ways) way.mend();
        },
      };
    },
  },
];
