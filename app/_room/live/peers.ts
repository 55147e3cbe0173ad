import type { ActorId } from "@/core/kernel/ids/ids";
import type { Presence } from "@/core/room/protocol/messages";

/** A tab that says nothing for this long has no cursor and no hand any more. */
const SILENT_MS = 12_000;

type Peer = Presence & { seenAt: number };

/** Where everyone else is: cursors, hands on controls, whom they follow. One entry a tab. */
export class Peers {
  readonly #peers = new Map<string, Peer>();
  readonly #hands = new Map<string, Set<() => void>>();
  readonly #any = new Set<(presence: Presence) => void>();

  came(presence: Presence): void {
    const before = this.#peers.get(presence.client)?.grabbing ?? null;
    this.#peers.set(presence.client, { ...presence, seenAt: performance.now() });
    if (before !== presence.grabbing) this.#tell(before, presence.grabbing);
    for (const tell of this.#any) tell(presence);
  }

  /** Forgets tabs whose people left, and those that went silent. */
  keepOnly(online: ReadonlySet<ActorId>): void {
    const now = performance.now();
    for (const [client, peer] of this.#peers) {
      if (online.has(peer.actor) && now - peer.seenAt < SILENT_MS) continue;
      this.#peers.delete(client);
      this.#tell(peer.grabbing);
      for (const tell of this.#any) tell({ ...peer, cursor: null, grabbing: null, hidden: true });
    }
  }

  all(): readonly Presence[] {
    return [...this.#peers.values()];
  }

  /** The other person who moves this, if someone does. */
  handOn(register: string, me: ActorId): ActorId | null {
    for (const peer of this.#peers.values())
      if (peer.grabbing === register && peer.actor !== me) return peer.actor;
    return null;
  }

  watchHand(register: string, changed: () => void): () => void {
    const watchers = this.#hands.get(register) ?? new Set();
    this.#hands.set(register, watchers.add(changed));
    return () => watchers.delete(changed);
  }

  watchAll(tell: (presence: Presence) => void): () => void {
    this.#any.add(tell);
    return () => this.#any.delete(tell);
  }

  #tell(...registers: (string | null)[]): void {
    for (const register of registers)
      if (register) for (const changed of this.#hands.get(register) ?? []) changed();
  }
}
