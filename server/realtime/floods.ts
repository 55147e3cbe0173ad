import { ROOM_LIMITS } from "@/core/room/protocol/limits";

export type Most = { messages: number; bytes: number };
type Sent = { messages: number; bytes: number; at: number };

const MIB = 1024 * 1024;
/** Far more than a person can cause: ten times the messages that faders and cursors make, sixteen of the largest edits. */
const PERSON: Most = { messages: ROOM_LIMITS.presencePerSecond * 10, bytes: MIB };
/** A network is a household or a workshop of ten such people. */
const NETWORK: Most = { messages: PERSON.messages * 10, bytes: PERSON.bytes * 8 };
/** Milliseconds in which as much again may be sent. */
const REFILL_MS = 2_000;
/** Milliseconds for which a person who flooded is refused. */
const OUTSIDE_MS = 10_000;

/**
 * Counts what connections send, before anything of it is parsed: per person over all their connections, and per network. So much
 * may come at once, and as much again in two seconds. Done without waiting, since what waits is parsed meanwhile: each process
 * guards itself, and asks nobody else.
 */
export class Floods {
  readonly #sent = new Map<string, Sent>();
  readonly #outside = new Map<string, number>();
  #tidied = 0;

  constructor(
    private readonly limits: { person: Most; network: Most } = { person: PERSON, network: NETWORK },
    private readonly now: () => number = Date.now,
  ) {}

  /** Whether it is still within what a person and their network may send. */
  take(from: { who: string; network: string | null }, messages: number, bytes: number): boolean {
    this.#tidy();
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
    const at = this.now();
    const before = this.#sent.get(who) ?? { messages: 0, bytes: 0, at };
    const paid = (at - before.at) / REFILL_MS;
    const sent = {
      messages: Math.max(0, before.messages - paid * most.messages) + messages,
      bytes: Math.max(0, before.bytes - paid * most.bytes) + bytes,
      at,
    };
    this.#sent.set(who, sent);
    return sent.messages <= most.messages && sent.bytes <= most.bytes;
  }

  /** Forgets people who have sent nothing for a while. */
  #tidy(): void {
    const now = this.now();
    if (now - this.#tidied < REFILL_MS) return;
    this.#tidied = now;
    for (const [who, { at }] of this.#sent) if (now - at > REFILL_MS) this.#sent.delete(who);
    for (const [who, until] of this.#outside) if (until <= now) this.#outside.delete(who);
  }
}
