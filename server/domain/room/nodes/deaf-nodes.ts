/** Milliseconds for which a node that nobody can reach may come back: its connection may have been lost for a moment. */
const DEAF_MS = 2_000;

/** Nodes that hear no questions, and since when: most are dead, long before their leases end. */
export class DeafNodes {
  readonly #found = new Map<string, { since: number; last: number }>();

  /** Notes that a node does not hear. True where it has not for so long that its rooms are better off elsewhere. */
  isGone(node: string): boolean {
    const now = performance.now();
    const found = this.#found.get(node);
    // Where nobody has looked for a while it may have heard in between.
    const since = found && now - found.last < DEAF_MS ? found.since : now;
    this.#found.set(node, { since, last: now });
    return now - since > DEAF_MS;
  }

  hears(node: string): void {
    this.#found.delete(node);
  }
}
