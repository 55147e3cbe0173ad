import type { ActorId } from "@/core/kernel/ids/ids";
import { DOOR } from "@/core/room/protocol/limits";
import type { AtDoor, DoorMessage, Waiting } from "@/core/room/protocol/messages";

type Guest = { name: string; isGuest: boolean; why: Waiting["why"]; role: "editor" | "viewer" };
type InLine = Guest & { seen: number };

/**
 * Who waits to come in: before a room whose host lets each in, or before a full one. Whoever waits says so every few seconds; one who does not
 * is gone. Nothing of it is kept on disk.
 */
export class RoomDoor {
  /** In the order in which they came. */
  readonly #line = new Map<ActorId, InLine>();
  /** Turned away, or let in, until when. */
  readonly #away = new Map<ActorId, number>();
  readonly #letIn = new Map<ActorId, number>();

  constructor(private readonly now: () => number) {}

  /**
   * Somebody comes to the door, or waits on. `in`: they may come in now.
   * @param guest null: they were here before
   */
  waits(
    actor: ActorId,
    guest: Guest | null,
    hasPlace: (ahead: number, role: Guest["role"]) => boolean,
  ): AtDoor {
    this.#tidy();
    if (this.#away.has(actor)) return { state: "away" };
    const before = this.#line.get(actor);
    const known = guest ?? before;
    if (!known) return { state: this.#letIn.has(actor) ? "in" : "unknown" };
    if (this.#letIn.has(actor)) return { state: "in" };
    const ahead = this.ahead(actor, known);
    if (known.why === "full" && hasPlace(ahead, known.role)) {
      this.#line.delete(actor);
      this.#letIn.set(actor, this.now() + DOOR.letInMs);
      return { state: "in" };
    }
    if (!before && this.#line.size >= DOOR.most) return { state: "crowded" };
    this.#line.set(actor, { ...known, seen: this.now() });
    return { state: "waiting", place: ahead + 1, why: known.why };
  }

  /** How many wait before them for the same thing; all, where they do not wait. */
  ahead(actor: ActorId, { why, role }: Pick<Guest, "why" | "role">): number {
    let count = 0;
    for (const [other, one] of this.#line) {
      if (other === actor) break;
      if (one.why === why && (why === "knock" || one.role === role)) count += 1;
    }
    return count;
  }

  /** The host lets somebody in, or turns them away. Null where they do not wait. */
  answered(actor: ActorId, letIn: boolean): Guest | null {
    this.#tidy();
    const guest = this.#line.get(actor);
    if (!guest) return null;
    this.#line.delete(actor);
    if (letIn) this.#letIn.set(actor, this.now() + DOOR.letInMs);
    else this.#away.set(actor, this.now() + DOOR.awayMs);
    return guest;
  }

  /** Whether somebody was let in a moment ago. */
  isLetIn(actor: ActorId): boolean {
    this.#tidy();
    return this.#letIn.has(actor);
  }

  /** They are inside, or members from now on. */
  came(actor: ActorId): void {
    this.#line.delete(actor);
  }

  /** As the host sees it: so many by name, the others as a number. */
  get view(): DoorMessage {
    this.#tidy();
    const waiting = [...this.#line].slice(0, DOOR.shown);
    return {
      waiting: waiting.map(([actor, { name, isGuest, why }]) => ({ actor, name, isGuest, why })),
      more: this.#line.size - waiting.length,
    };
  }

  #tidy(): void {
    const now = this.now();
    for (const [actor, { seen }] of this.#line) if (now - seen > DOOR.goneMs) this.#line.delete(actor);
    for (const until of [this.#away, this.#letIn])
      for (const [actor, end] of until) if (end <= now) until.delete(actor);
  }
}
