import type { Code } from "@/core/kernel/errors";
import type { ActorId, ClientId } from "@/core/kernel/ids/ids";
import { clientKey, type RoomState } from "./state";

type Seen = { n: number; refused: Map<number, Code> };

/** How many tabs are remembered besides those in the log, and how many refusals of each. An honest tab asks again only for its last. */
const CLIENTS_KEPT = 2_000;
const REFUSED_KEPT = 1_000;

/** Which edit numbers of which client were taken or refused in this boot: an edit sent again gets the same answer. */
export class SeenNumbers {
  readonly #clients = new Map<string, Seen>();

  /** The highest number seen. `base`: what the client itself knows to be settled; refusals up to it are forgotten. */
  of(state: RoomState, actor: ActorId, client: ClientId, base: number): number {
    const key = clientKey(actor, client);
    const seen = this.#clients.get(key);
    for (const n of seen?.refused.keys() ?? []) if (n <= base) seen?.refused.delete(n);
    return Math.max(state.clients[key]?.n ?? 0, seen?.n ?? 0, base);
  }

  note(actor: ActorId, client: ClientId, n: number, refused: Code | null): void {
    const key = clientKey(actor, client);
    const seen = this.#clients.get(key) ?? { n: 0, refused: new Map() };
    seen.n = Math.max(seen.n, n);
    if (refused) seen.refused.set(n, refused);
    dropFirst(seen.refused, REFUSED_KEPT);
    // Set again, so that the tab that was silent for longest comes first.
    this.#clients.delete(key);
    this.#clients.set(key, seen);
    dropFirst(this.#clients, CLIENTS_KEPT);
  }

  refused(actor: ActorId, client: ClientId, from: number, to: number): { n: number; error: Code }[] {
    const all = this.#clients.get(clientKey(actor, client))?.refused ?? new Map<number, Code>();
    return [...all].filter(([n]) => n >= from && n <= to).map(([n, error]) => ({ n, error }));
  }
}

function dropFirst<K>(map: Map<K, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
