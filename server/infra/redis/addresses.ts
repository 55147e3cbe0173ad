import type { Redis } from "ioredis";
import { unlessAway } from "./away";

const WORDS = "The other parts of the server cannot be found right now. Try again in a moment.";
/** Milliseconds that an address is known without being said again, and between saying it. */
const KNOWN_MS = { holds: 30_000, again: 10_000 };

/** Where nodes that share a Redis reach each other by HTTP. */
export class Addresses {
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: { redis: Redis; prefix: string; node: string }) {}

  #keyOf(node: string): string {
    return `${this.options.prefix}:address:${node}`;
  }

  /** Says where this node is reached, until it closes. */
  announce(url: string): void {
    const { redis, node } = this.options;
    // One that is not heard is said again.
    const say = () => void redis.set(this.#keyOf(node), url, "PX", KNOWN_MS.holds).catch(() => {});
    say();
    this.#timer = setInterval(say, KNOWN_MS.again);
  }

  /** Null for a node that there is not. `storage_unavailable` where Redis is away. */
  async of(node: string): Promise<string | null> {
    return unlessAway(this.options.redis.get(this.#keyOf(node)), WORDS);
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
  }
}
