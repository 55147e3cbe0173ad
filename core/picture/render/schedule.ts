/** A picture that waits or is being rendered. `strikes` counts the workers that died while they had it. */
export type Ticket<Job> = { readonly job: Job; readonly lane: Lane; readonly slot: number; strikes: number };
export type Lane = "moving" | "settled";

/** A slot's state in one lane: at most one ticket in flight and one waiting. `turn` is the number of its last turn; turns are counted over all slots. */
type Place<Job> = { waiting: Ticket<Job> | null; inFlight: Ticket<Job> | null; turn: number };
type Places<Job> = Record<Lane, Place<Job>>;

/** A picture during which this many workers died is given up. */
export const STRIKES = 2;

/**
 * Decides what is rendered next. Each slot has one waiting place per lane, where the newest job replaces the older one. The slot whose last
 * turn is longest ago comes next, however often others push. A suspect, a ticket whose worker died, is only ever handed out alone, so that
 * whatever else was in that worker is not blamed twice. Pure: no clock, no processes.
 */
export class Schedule<Job> {
  private readonly slots = new Map<number, Places<Job>>();
  private readonly ready: Record<Lane, number[]> = { moving: [], settled: [] };
  private next = 0;
  private turns = 0;

  open(): number {
    const slot = this.next++;
    const empty = (): Place<Job> => ({ waiting: null, inFlight: null, turn: 0 });
    this.slots.set(slot, { moving: empty(), settled: empty() });
    return slot;
  }

  /** Puts a job in a slot's waiting place. Gives back the job that it replaced. */
  push(slot: number, lane: Lane, job: Job): Job | null {
    const place = this.slots.get(slot)?.[lane];
    if (!place) return job;
    const replaced = place.waiting;
    place.waiting = { job, lane, slot, strikes: replaced?.strikes ?? 0 };
    this.enqueue(slot, lane);
    return replaced?.job ?? null;
  }

  /** How many moving tickets could be taken now. */
  get takeable(): number {
    return this.takeableIn("moving");
  }

  /** How many tickets of a lane could be taken now. */
  takeableIn(lane: Lane): number {
    return this.ready[lane].length;
  }

  /**
   * Up to `most` tickets of a lane, in turn. A suspect comes alone, and only when `alone`: the worker has nothing else.
   */
  take(lane: Lane, most: number, alone: boolean): Ticket<Job>[] {
    const taken: Ticket<Job>[] = [];
    const left: number[] = [];
    const turnOf = (slot: number) => this.slots.get(slot)?.[lane].turn ?? 0;
    for (const slot of this.ready[lane].toSorted((a, b) => turnOf(a) - turnOf(b))) {
      const place = this.slots.get(slot)?.[lane];
      const ticket = place?.waiting;
      if (!place || !ticket) continue;
      const suspect = ticket.strikes > 0;
      const fits = suspect
        ? alone && taken.length === 0
        : taken.length < most && !taken.some((t) => t.strikes > 0);
      if (!fits) {
        left.push(slot);
        continue;
      }
      place.inFlight = ticket;
      place.waiting = null;
      place.turn = ++this.turns;
      taken.push(ticket);
    }
    this.ready[lane] = left;
    return taken;
  }

  /** A ticket's picture was delivered or refused: its slot may have its next turn. */
  done(ticket: Ticket<Job>): void {
    const place = this.slots.get(ticket.slot)?.[ticket.lane];
    if (!place || place.inFlight !== ticket) return;
    place.inFlight = null;
    if (place.waiting) this.enqueue(ticket.slot, ticket.lane);
  }

  /**
   * The worker that held a ticket died. It waits again, at the front, unless newer state waits already, which then inherits the
   * suspicion; or it has had its strikes. Says what became of it.
   */
  crashed(ticket: Ticket<Job>): "again" | "replaced" | "given up" | "closed" {
    const place = this.slots.get(ticket.slot)?.[ticket.lane];
    if (!place || place.inFlight !== ticket) return "closed";
    place.inFlight = null;
    ticket.strikes++;
    if (ticket.strikes >= STRIKES) {
      if (place.waiting) this.enqueue(ticket.slot, ticket.lane);
      return "given up";
    }
    if (place.waiting) {
      place.waiting.strikes = Math.max(place.waiting.strikes, ticket.strikes);
      this.enqueue(ticket.slot, ticket.lane);
      return "replaced";
    }
    place.waiting = ticket;
    place.turn = 0;
    this.enqueue(ticket.slot, ticket.lane);
    return "again";
  }

  /** Ends a slot. Gives back what waited; what is in flight is forgotten. */
  close(slot: number): Job[] {
    const places = this.slots.get(slot);
    this.slots.delete(slot);
    for (const lane of ["moving", "settled"] as const) {
      this.ready[lane] = this.ready[lane].filter((other) => other !== slot);
    }
    return [places?.moving.waiting?.job, places?.settled.waiting?.job].filter((job) => job !== undefined);
  }

  /** Gives up everything that waits. */
  dropWaiting(): Job[] {
    const dropped: Job[] = [];
    for (const places of this.slots.values()) {
      for (const place of [places.moving, places.settled]) {
        if (place.waiting) dropped.push(place.waiting.job);
        place.waiting = null;
      }
    }
    this.ready.moving = [];
    this.ready.settled = [];
    return dropped;
  }

  get counts(): { waiting: number; inFlight: number; settling: number; settlesWaiting: number } {
    const all = [...this.slots.values()];
    return {
      waiting: all.filter((places) => places.moving.waiting).length,
      inFlight: all.filter((places) => places.moving.inFlight).length,
      settling: all.filter((places) => places.settled.inFlight).length,
      settlesWaiting: all.filter((places) => places.settled.waiting).length,
    };
  }

  private enqueue(slot: number, lane: Lane): void {
    const place = this.slots.get(slot)?.[lane];
    if (place?.waiting && !place.inFlight && !this.ready[lane].includes(slot)) this.ready[lane].push(slot);
  }
}
