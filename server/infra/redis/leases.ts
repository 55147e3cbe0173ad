import type { Redis } from "ioredis";
import type { Logger } from "@/server/infra/log/logger";
import { unlessAway } from "./away";

const WORDS = "The server cannot find out right now which of its parts does this. Try again in a moment.";

/** Milliseconds that a lease holds without being renewed, and between renewals: two may fail. */
export const LEASE_MS = { holds: 5_000, renew: 1_500 };

/** Who holds something: a node, and a number that counts up with every new holder. Later holders have a higher one. */
export type Holder = { node: string; fence: number };

/**
 * Takes KEYS[1] for ARGV[1] unless it is held, but by ARGV[3], and answers who holds it. The fence is never below the time, so that it counts on in a
 * Redis that has lost its memory.
 */
const TAKE = `
local held = redis.call('get', KEYS[1])
if held and held ~= ARGV[3] then return held end
local time = redis.call('time')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local fence = string.format('%.0f', math.max(now, tonumber(redis.call('get', KEYS[2]) or '0') + 1))
redis.call('set', KEYS[2], fence)
local mine = ARGV[1] .. ' ' .. fence
redis.call('set', KEYS[1], mine, 'PX', ARGV[2])
return mine
`;
/** Renews each of KEYS that holds its ARGV, or that Redis has forgotten. Answers 0 for those that are somebody else's. */
const RENEW = `
local kept = {}
for i, key in ipairs(KEYS) do
  local held = redis.call('get', key)
  if held and held ~= ARGV[i + 1] then kept[i] = 0
  else
    redis.call('set', key, ARGV[i + 1], 'PX', ARGV[1])
    kept[i] = 1
  end
end
return kept
`;
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

export type LeasesOptions = {
  redis: Redis;
  /** Names of leases begin with it. */
  prefix: string;
  node: string;
  logger: Logger;
  /** A lease is somebody else's, or could not be renewed for as long as it holds. */
  lost: (name: string) => void;
};

/** What this node holds alone, of all nodes that share a Redis. Whoever needs certainty fences what it writes as well. */
export class Leases {
  readonly #held = new Map<string, { value: string; until: number }>();
  readonly #letting = new Map<string, Promise<unknown>>();
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly options: LeasesOptions) {
    this.#timer = setInterval(() => void this.#renew(), LEASE_MS.renew);
  }

  keyOf(name: string): string {
    return `${this.options.prefix}:lease:${name}`;
  }

  /**
   * Takes a lease, or says who has it. `storage_unavailable` where Redis is away.
   * @param from a holder that it is taken from, where it still has it
   */
  async take(name: string, from?: Holder): Promise<Holder> {
    await this.#letting.get(name);
    const { redis, prefix, node } = this.options;
    const until = performance.now() + LEASE_MS.holds;
    const value = await unlessAway(
      redis.eval(
        TAKE,
        2,
        this.keyOf(name),
        `${prefix}:fence`,
        node,
        LEASE_MS.holds,
        from ? textOf(from) : "",
      ),
      WORDS,
    );
    const holder = readHolder(value);
    if (holder.node === node) this.#held.set(name, { value: String(value), until });
    return holder;
  }

  /** The fence of a lease that is held here. */
  fenceOf(name: string): number | null {
    const held = this.#held.get(name);
    return held ? readHolder(held.value).fence : null;
  }

  /** Who holds some leases now, in their order. */
  async holders(names: readonly string[]): Promise<(Holder | null)[]> {
    if (names.length === 0) return [];
    const values = await unlessAway(this.options.redis.mget(names.map((name) => this.keyOf(name))), WORDS);
    return values.map((value) => (value === null ? null : readHolder(value)));
  }

  /** Lets go of a lease. Where Redis cannot be told, it ends by itself. */
  async release(name: string): Promise<void> {
    const held = this.#held.get(name);
    if (!held) return;
    this.#held.delete(name);
    const letting = this.options.redis.eval(RELEASE, 1, this.keyOf(name), held.value).catch(() => {});
    this.#letting.set(name, letting);
    await letting;
    if (this.#letting.get(name) === letting) this.#letting.delete(name);
  }

  /** Renews no more. */
  close(): void {
    clearInterval(this.#timer);
  }

  async #renew(): Promise<void> {
    const names = [...this.#held.keys()];
    if (names.length === 0) return;
    const values = names.map((name) => this.#held.get(name)?.value ?? "");
    const until = performance.now() + LEASE_MS.holds;
    try {
      const keys = names.map((name) => this.keyOf(name));
      const kept = (await this.options.redis.eval(
        RENEW,
        keys.length,
        ...keys,
        LEASE_MS.holds,
        ...values,
      )) as number[];
      names.forEach((name, i) => {
        const held = this.#held.get(name);
        if (!held || held.value !== values[i]) return;
        if (kept[i] === 1) held.until = until;
        else this.#lose(name, "another node holds it");
      });
    } catch (error) {
      this.options.logger.warn({ err: error }, "leases could not be renewed");
      for (const [name, { until }] of [...this.#held])
        if (until < performance.now()) this.#lose(name, "it could not be renewed in time");
    }
  }

  #lose(name: string, why: string): void {
    this.options.logger.warn({ lease: name, why }, "a lease is lost");
    this.#held.delete(name);
    this.options.lost(name);
  }
}

const textOf = ({ node, fence }: Holder): string => `${node} ${fence}`;

/** Node and fence, as a lease's value has them. */
export function readHolder(value: unknown): Holder {
  const [node, fence] = String(value).split(" ");
  return { node: node ?? "", fence: Number(fence) };
}
