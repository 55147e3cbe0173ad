import { describe, expect, it } from "vitest";
import { uniforms } from "@/core/kernel/random";
import { Schedule, type Ticket } from "./schedule";

const jobs = (tickets: readonly Ticket<string>[]) => tickets.map(({ job }) => job);

describe("a slot", () => {
  it("has at most one waiting job, which newer state replaces", () => {
    const schedule = new Schedule<string>();
    const slot = schedule.open();
    expect(schedule.push(slot, "moving", "a")).toBeNull();
    expect(schedule.push(slot, "moving", "b")).toBe("a");
    expect(jobs(schedule.take("moving", 8, true))).toEqual(["b"]);
  });

  it("has at most one job in flight; the next waits until it is done", () => {
    const schedule = new Schedule<string>();
    const slot = schedule.open();
    schedule.push(slot, "moving", "a");
    const [a] = schedule.take("moving", 8, true);
    schedule.push(slot, "moving", "b");
    expect(schedule.take("moving", 8, true)).toEqual([]);
    if (a) schedule.done(a);
    expect(jobs(schedule.take("moving", 8, true))).toEqual(["b"]);
  });

  it("queues moving and settled frames separately", () => {
    const schedule = new Schedule<string>();
    const slot = schedule.open();
    schedule.push(slot, "settled", "s");
    schedule.push(slot, "moving", "m");
    expect(jobs(schedule.take("moving", 8, true))).toEqual(["m"]);
    expect(jobs(schedule.take("settled", 1, true))).toEqual(["s"]);
  });

  it("gives back its waiting jobs and forgets the one in flight when it is closed", () => {
    const schedule = new Schedule<string>();
    const slot = schedule.open();
    schedule.push(slot, "moving", "a");
    const [a] = schedule.take("moving", 8, true);
    schedule.push(slot, "moving", "b");
    schedule.push(slot, "settled", "s");
    expect(schedule.close(slot)).toEqual(["b", "s"]);
    if (a) schedule.done(a);
    expect(schedule.push(slot, "moving", "c")).toBe("c");
    expect(schedule.take("moving", 8, true)).toEqual([]);
    expect(schedule.counts).toEqual({ waiting: 0, inFlight: 0, settling: 0, settlesWaiting: 0 });
  });
});

describe("a worker's death", () => {
  const crashing = () => {
    const schedule = new Schedule<string>();
    const [one, two] = [schedule.open(), schedule.open()];
    schedule.push(one, "moving", "poison");
    schedule.push(two, "moving", "innocent");
    for (const ticket of schedule.take("moving", 8, true)) expect(schedule.crashed(ticket)).toBe("again");
    return { schedule, one };
  };

  it("puts its jobs back into the queue, each to be tried alone", () => {
    const { schedule } = crashing();
    expect(schedule.take("moving", 8, false)).toEqual([]);
    const first = schedule.take("moving", 8, true);
    const second = schedule.take("moving", 8, true);
    expect([first.length, second.length]).toEqual([1, 1]);
    expect(jobs([...first, ...second]).toSorted()).toEqual(["innocent", "poison"]);
  });

  it("gives up only a job that was in flight at two deaths", () => {
    const { schedule, one } = crashing();
    for (const ticket of [...schedule.take("moving", 8, true), ...schedule.take("moving", 8, true)]) {
      if (ticket.slot === one) expect(schedule.crashed(ticket)).toBe("given up");
      else schedule.done(ticket);
    }
    schedule.push(one, "moving", "healthy");
    expect(jobs(schedule.take("moving", 8, false))).toEqual(["healthy"]);
  });

  it("keeps the slot's newer state waiting, also to be tried alone", () => {
    const schedule = new Schedule<string>();
    const slot = schedule.open();
    schedule.push(slot, "moving", "old");
    const [old] = schedule.take("moving", 8, true);
    schedule.push(slot, "moving", "new");
    expect(old && schedule.crashed(old)).toBe("replaced");
    schedule.push(slot, "moving", "newest");
    const [again] = schedule.take("moving", 8, true);
    expect(again?.job).toBe("newest");
    expect(again && schedule.crashed(again)).toBe("given up");
  });

  it("keeps a suspect job out of batches, and lets other jobs batch", () => {
    const { schedule } = crashing();
    const third = schedule.open();
    schedule.push(third, "moving", "other");
    expect(jobs(schedule.take("moving", 8, false))).toEqual(["other"]);
    expect(schedule.take("moving", 8, true)).toHaveLength(1);
  });
});

function must(holds: boolean, rule: string): void {
  if (!holds) throw new Error(`broken: ${rule}`);
}

/** Rooms push at random, workers take and finish at random, some die; printed by seed when it fails. */
function simulate(seed: number) {
  const next = uniforms(seed);
  const pick = (n: number) => Math.floor(next() * n);
  const schedule = new Schedule<{ room: number; n: number }>();
  const rooms = Array.from({ length: 2 + pick(8) }, () => ({
    ...{ slot: schedule.open(), pushed: 0, rendered: 0, refused: 0, inFlight: 0 },
  }));
  const hands: Ticket<{ room: number; n: number }>[][] = [[], []];
  const finish = (hand: number, dies: boolean) => {
    for (const ticket of hands[hand]?.splice(0) ?? []) {
      const room = rooms[ticket.job.room];
      if (!room) continue;
      room.inFlight--;
      if (!dies) {
        schedule.done(ticket);
        must(ticket.job.n > room.rendered, "frames never go back");
        room.rendered = ticket.job.n;
      } else if (schedule.crashed(ticket) === "given up") room.refused = ticket.job.n;
    }
  };
  const take = (hand: number) => {
    if (hands[hand]?.length) return;
    const taken = schedule.take("moving", 1 + pick(8), true);
    must(taken.length <= 1 || taken.every(({ strikes }) => strikes === 0), "a suspect is alone");
    hands[hand] = taken;
    for (const { job } of taken) {
      const room = rooms[job.room];
      if (!room) continue;
      room.inFlight++;
      must(room.inFlight === 1, "one in flight");
    }
  };
  for (let step = 0; step < 300; step++) {
    const index = pick(rooms.length);
    const room = rooms[index];
    if (room && next() < 0.6) schedule.push(room.slot, "moving", { room: index, n: ++room.pushed });
    const hand = pick(2);
    if (next() < 0.5) take(hand);
    else finish(hand, next() < 0.1);
    must(schedule.counts.waiting <= rooms.length, "one waiting");
  }
  for (let round = 0; schedule.counts.waiting + schedule.counts.inFlight > 0; round++) {
    must(round < 100, "it comes to rest");
    for (const hand of [0, 1]) {
      finish(hand, false);
      take(hand);
    }
  }
  for (const { pushed, rendered, refused } of rooms) {
    must(Math.max(rendered, refused) === pushed, "the last state was rendered, or refused for what it did");
  }
}

describe("over any sequence of pushes, takes, finishes and deaths", () => {
  it("each room has at most one job waiting and one in flight, and its last state is rendered", () => {
    for (let seed = 0; seed < 300; seed++) {
      expect(() => simulate(seed), `seed ${seed}`).not.toThrow();
    }
  });

  it("rooms that always want a frame get equally many, whatever else they push", () => {
    const schedule = new Schedule<number>();
    const slots = Array.from({ length: 5 }, () => schedule.open());
    const turns = slots.map(() => 0);
    for (let step = 0; step < 500; step++) {
      slots.forEach((slot, i) => {
        // The first room is ten times as busy as the others.
        for (let k = 0; k < (i === 0 ? 10 : 1); k++) schedule.push(slot, "moving", i);
      });
      for (const ticket of schedule.take("moving", 2, true)) {
        turns[ticket.job] = (turns[ticket.job] ?? 0) + 1;
        schedule.done(ticket);
      }
    }
    expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(1);
  });
});
