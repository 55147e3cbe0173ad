import { LIMITS } from "@/core/recipe/limits";

export type Most = { messages: number; bytes: number };
type Sent = { messages: number; bytes: number };

const MIB = 1024 * 1024;
/** Far beyond what anyone does by hand, in a second: ten times the messages that faders and cursors make, sixteen of the largest edits. */
const PERSON: Most = { messages: LIMITS.presencePerSecond * 10, bytes: MIB };
/** A network is a household or a workshop of ten such people. */
const NETWORK: Most = { messages: PERSON.messages * 10, bytes: PERSON.bytes * 8 };
/** Milliseconds for which who flooded does not come in again. */
const OUTSIDE_MS = 10_000;

/**
 * Counts what connections send, before anything of it is parsed: per person over all their connections, and per network. A
 * second is the window; what was before it is forgotten. Done without waiting, since what waits is parsed meanwhile.
 */
export class Floods {
  readonly #sent = new Map<string, Sent>();
  readonly #outside = new Map<string, number>();
  #second = 0;

  constructor(
    private readonly limits: { person: Most; network: Most } = { person: PERSON, network: NETWORK },
    private readonly now: () => number = Date.now,
  ) {}

  /** Whether it is still within what a person and their network may send. */
  take(from: { who: string; network: string | null }, messages: number, bytes: number): boolean {
    this.#turn();
    const mine = this.#count(`person ${from.who}`, this.limits.person, messages, bytes);
    if (!from.network) return mine;
    return this.#count(`network ${from.network}`, this.limits.network, messages, bytes) && mine;
  }

  /** Keeps somebody out for a while. */
  shutOut(who: string): void {
    this.#outside.set(who, this.now() + OUTSIDE_MS);
  }

  isOutside(who: string): boolean {
    return (this.#outside.get(who) ?? 0) > this.now();
  }

  #count(who: string, most: Most, messages: number, bytes: number): boolean {
    const sent = this.#sent.get(who) ?? { messages: 0, bytes: 0 };
    sent.messages += messages;
    sent.bytes += bytes;
    this.#sent.set(who, sent);
    return sent.messages <= most.messages && sent.bytes <= most.bytes;
  }

  #turn(): void {
    const second = Math.floor(this.now() / 1_000);
    if (second === this.#second) return;
    this.#second = second;
    this.#sent.clear();
    for (const [who, until] of this.#outside) if (until <= this.now()) this.#outside.delete(who);
  }
}
