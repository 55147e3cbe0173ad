import type { Logger } from "@/server/infra/log/logger";

/** Kept at most: anyone can send a header. */
const MOST = 16;

/** Addresses that forward for others and are not in TRUSTED_PROXIES: whoever comes through one seems to be one person. */
export class UnnamedProxies {
  readonly #seen = new Map<string, { at: number }>();

  constructor(
    private readonly logger: Logger,
    private readonly now: () => number = Date.now,
  ) {}

  saw(address: string): void {
    const known = this.#seen.get(address);
    if (known) known.at = this.now();
    if (known || this.#seen.size >= MOST) return;
    this.#seen.set(address, { at: this.now() });
    this.logger.warn(
      { proxy: address },
      `requests from ${address} carry forwarding headers, but TRUSTED_PROXIES does not name it: everyone behind it seems to be one visitor. If it is your proxy, set TRUSTED_PROXIES=${address}`,
    );
  }

  /** The newest first. */
  list(): { address: string; at: number }[] {
    return [...this.#seen].map(([address, { at }]) => ({ address, at })).sort((a, b) => b.at - a.at);
  }
}
