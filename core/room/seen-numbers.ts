import type { Code } from "@/core/errors";
import type { ActorId, ClientId } from "@/core/ids/ids";
import { clientKey, type RoomState } from "./state";

type Seen = { n: number; refused: Map<number, Code> };

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
    this.#clients.set(key, seen);
  }

  refused(actor: ActorId, client: ClientId, from: number, to: number): { n: number; error: Code }[] {
    const all = this.#clients.get(clientKey(actor, client))?.refused ?? new Map<number, Code>();
    return [...all].filter(([n]) => n >= from && n <= to).map(([n, error]) => ({ n, error }));
  }
}
