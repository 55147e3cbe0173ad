import { canonicalBytes } from "@/core/kernel/canon/bytes";
import type { Code } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { type Edit, type Register, registerOf } from "@/core/picture/edits/edit";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import type { EditMessage, NumberedEdit } from "@/core/room/protocol/messages";
import type { KeptEdits } from "./kept";

type Outgoing = { n: number | null; gesture: number; edit: Edit; register: Register; inFlight: boolean };

/** What an edit's number and gesture take in a message. */
const NUMBERS_BYTES = 64;

/**
 * My edits that are not settled yet, in order. Unsent ones to a register replace each other; sent ones keep their
 * number until the server answers, and are sent again after a reconnect.
 */
export class Outbox {
  #edits: Outgoing[] = [];
  #lastN = 0;
  /** Everything up to this number is settled; beyond it, what was refused before something earlier was answered. */
  #base = 0;
  readonly #refused = new Set<number>();

  constructor(private readonly me: () => ActorId) {}

  get edits(): readonly Outgoing[] {
    return this.#edits;
  }

  get isEmpty(): boolean {
    return this.#edits.length === 0;
  }

  /** Whether something has not been handed out to be sent. */
  get hasUnsent(): boolean {
    return this.#edits.some((e) => !e.inFlight);
  }

  /** What has to outlive the page. */
  get kept(): Pick<KeptEdits, "last" | "base" | "refused" | "edits"> {
    return {
      last: this.#lastN,
      base: this.#base,
      refused: [...this.#refused],
      edits: this.#edits.map(({ n, gesture, edit }) => ({ n, gesture, edit })),
    };
  }

  /** Goes on where a page before this one ended. */
  restore({ last, base, refused, edits }: Pick<KeptEdits, "last" | "base" | "refused" | "edits">): void {
    [this.#lastN, this.#base] = [last, base];
    for (const n of refused) this.#refused.add(n);
    const registered = edits.map((e) => ({ ...e, register: registerOf(e.edit, this.me()), inFlight: false }));
    this.#edits = [...registered, ...this.#edits];
  }

  put(edit: Edit, gesture: number): Register {
    const register = registerOf(edit, this.me());
    this.#edits = this.#edits.filter((e) => e.n !== null || e.register !== register || e.gesture !== gesture);
    this.#edits.push({ n: null, gesture, edit, register, inFlight: false });
    return register;
  }

  /** The next message: what is not in flight and fits into one, numbered without gaps. Null when there is nothing to send. */
  take(epoch: number): EditMessage | null {
    const edits: NumberedEdit[] = [];
    let bytes = 0;
    for (const e of this.#edits) {
      if (e.inFlight) continue;
      const n = e.n ?? this.#lastN + 1;
      const before = edits.at(-1);
      bytes += canonicalBytes(e.edit) + NUMBERS_BYTES;
      if (edits.length === ROOM_LIMITS.batch || (before && before.n + 1 !== n)) break;
      if (before && bytes > RECIPE_LIMITS.editBytes) break;
      this.#lastN = Math.max(this.#lastN, n);
      Object.assign(e, { n, inFlight: true });
      edits.push({ n, gesture: e.gesture, edit: e.edit });
    }
    return edits.length > 0 ? { epoch, base: this.#base, edits } : null;
  }

  /** Everything up to n is settled: committed, or refused. Answers the registers that may look different now. */
  settle(n: number): Register[] {
    const gone = this.#edits.filter((e) => e.n !== null && e.n <= n);
    this.#edits = this.#edits.filter((e) => e.n === null || e.n > n);
    this.#lastN = Math.max(this.#lastN, n);
    this.#advance(n);
    return gone.map((e) => e.register);
  }

  /** The edits of a message are refused for good. */
  drop(message: EditMessage): Register[] {
    const numbers = new Set(message.edits.map((e) => e.n));
    const gone = this.#edits.filter((e) => e.n !== null && numbers.has(e.n));
    this.#edits = this.#edits.filter((e) => !gone.includes(e));
    for (const n of numbers) this.#refused.add(n);
    this.#advance(this.#base);
    return gone.map((e) => e.register);
  }

  /** Everything is given up. Answers what it was. */
  clear(): Edit[] {
    const gone = this.#edits;
    this.#edits = [];
    for (const e of gone) if (e.n !== null) this.#refused.add(e.n);
    this.#advance(this.#base);
    return gone.map((e) => e.edit);
  }

  #advance(to: number): void {
    this.#base = Math.max(this.#base, to);
    while (this.#refused.delete(this.#base + 1)) this.#base += 1;
    for (const n of this.#refused) if (n <= this.#base) this.#refused.delete(n);
  }

  /** All that is on its way goes again under its old numbers: the connection or the order was lost. */
  sendAgain(): void {
    for (const e of this.#edits) e.inFlight = false;
  }

  /** A message, and so everything after it, goes again. */
  returned(message: EditMessage): void {
    const first = message.edits[0]?.n ?? 0;
    for (const e of this.#edits) if (e.n !== null && e.n >= first) e.inFlight = false;
  }

  reasons(refused: readonly { n: number; error: Code }[]): { edit: Edit; error: Code }[] {
    return refused.flatMap(({ n, error }) => {
      const found = this.#edits.find((e) => e.n === n);
      return found ? [{ edit: found.edit, error }] : [];
    });
  }
}
