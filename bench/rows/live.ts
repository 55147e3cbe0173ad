import { setTimeout as wait } from "node:timers/promises";
import type { ActorId, ControlId } from "@/core/kernel/ids/ids";
import { FrameWatch, LiveRoom } from "../live/room";
import type { Bench, Row } from "../row";
import { percentile, round } from "../statistics";

const CONTROL = "warmth" as ControlId;
/** Milliseconds after which nothing of coming in is under way any more, on a busy machine too. */
const CALM_MS = 6_000;
/** Connections that are open and silent together. */
const IDLE = 1_000;
/** Milliseconds after which limits by the minute have forgotten who signed up. */
const FORGOTTEN_MS = 61_000;
const TOGETHER = 25;
type Guest = { cookie: string; actor: ActorId };

export const live: Bench = {
  name: "live",
  async run() {
    const room = await LiveRoom.start();
    try {
      return [...(await latency(room)), ...(await sixtyEdits(room)), await groupCommit(room)];
    } finally {
      room.stop();
    }
  },
};

export const idle: Bench = {
  name: "idle",
  async run() {
    // Code that V8 throws away when it was not run for a while would hide a megabyte of connections.
    const room = await LiveRoom.start(["--no-flush-bytecode"]);
    try {
      return [await idleHeap(room)];
    } finally {
      room.stop();
    }
  },
};

/** One edit now and then: from its sending to the other member's frame. */
async function latency(room: LiveRoom): Promise<Row[]> {
  const [ana, ben] = await room.ask<[Guest, Guest]>({ kind: "guests", count: 2 });
  const [a, b] = [await room.join(ana.cookie, "latency-a"), await room.join(ben.cookie, "latency-b")];
  const watch = new FrameWatch(b, ana.actor);
  for (let n = 1; n <= 80; n++) {
    watch.sent(n);
    a.emit(
      "edit",
      {
        epoch: 0,
        base: n - 1,
        edits: [{ n, gesture: n, edit: { kind: "contribution", control: CONTROL, value: (n % 40) / 10 } }],
      },
      () => {},
    );
    await wait(180);
  }
  await wait(500);
  a.disconnect();
  b.disconnect();
  const [p50, p95] = [percentile(watch.latencies, 50), percentile(watch.latencies, 95)];
  return [
    {
      what: "edit to the other member's painted frame, p50",
      value: round(p50, 1),
      unit: "ms",
      goal: "<= 40 ms",
      reached: p50 <= 40,
      notes: `${watch.latencies.length} edits, Node clients`,
    },
    {
      what: "edit to the other member's painted frame, p95",
      value: round(p95, 1),
      unit: "ms",
      goal: "<= 60 ms",
      reached: p95 <= 60,
    },
  ];
}

/** Two members who drag, 30 edits a second each: nothing piles up, the last state is shown, the server stays awake. */
async function sixtyEdits(room: LiveRoom): Promise<Row[]> {
  const [ana, ben] = await room.ask<[Guest, Guest]>({ kind: "guests", count: 2 });
  const sockets = [await room.join(ana.cookie, "sixty-a"), await room.join(ben.cookie, "sixty-b")];
  const [first, second] = sockets;
  if (!first || !second) throw new Error("two sockets were opened");
  const watch = new FrameWatch(second, ana.actor);
  const other = new FrameWatch(first, ben.actor);
  await room.ask({ kind: "delay-reset" });
  for (let n = 1; n <= 120; n++) {
    for (const socket of sockets) {
      socket.emit(
        "edit",
        {
          epoch: 0,
          base: n - 1,
          edits: [{ n, gesture: 1, edit: { kind: "contribution", control: CONTROL, value: (n % 40) / 10 } }],
        },
        () => {},
      );
    }
    await wait(1000 / 30);
  }
  const { p99 } = await room.ask<{ p99: number }>({ kind: "delay" });
  await wait(1500);
  const { most } = await room.ask<{ most: number }>({ kind: "waiting" });
  for (const socket of sockets) socket.disconnect();
  const last = Math.max(watch.lastPending, other.lastPending);
  const shown = Math.min(watch.lastRev, other.lastRev);
  return [
    {
      what: "60 edits a second into one room: most frames waiting",
      value: most,
      unit: "frames",
      goal: "<= 1",
      reached: most <= 1,
    },
    {
      what: "60 edits a second: the last frame is of the last state",
      value: last - shown,
      unit: "edits behind",
      goal: "0",
      reached: last === shown,
      notes: `rev ${shown} of ${last}`,
    },
    {
      what: "web server's event-loop delay while rendering, p99",
      value: round(p99, 2),
      unit: "ms",
      goal: "<= 5 ms",
      reached: p99 <= 5,
      notes: "less the monitor's own millisecond",
    },
  ];
}

async function groupCommit(room: LiveRoom): Promise<Row> {
  const { times, lagMs, edits } = await room.ask<{ times: number[]; lagMs: number; edits: number }>({
    kind: "group-commit",
    members: 100,
    perSecond: 30,
    seconds: 3,
  });
  const lost = times.filter((t) => Number.isNaN(t)).length;
  const p95 = percentile(times, 95);
  return {
    what: "group commit, 100 members editing at 30/s: last ack after the last edit",
    value: round(lagMs, 0),
    unit: "ms",
    goal: "keeps up (<= 1 s)",
    reached: lost === 0 && lagMs <= 1000,
    notes: `${edits} edits, ${lost} refused, ack p95 ${round(p95, 0)} ms`,
  };
}

/**
 * What a connection costs that is open and silent: the heap with them, less the mean of the heap before and after. So what grows or shrinks by itself
 * meanwhile counts as nothing. It moves by a megabyte between two looks, hence so many connections, and three rounds.
 */
async function idleHeap(room: LiveRoom): Promise<Row> {
  const guests = await room.ask<Guest[]>({ kind: "strangers", count: IDLE });
  const heap = async () => {
    await wait(CALM_MS);
    return (await room.ask<{ bytes: number }>({ kind: "heap" })).bytes;
  };
  const connectAll = async () => {
    const sockets: { disconnect: () => unknown }[] = [];
    // Few at once: a busy machine must let each in within ten seconds.
    for (let i = 0; i < guests.length; i += TOGETHER) {
      const some = guests.slice(i, i + TOGETHER);
      // A network may hold 512.
      const from = `127.0.${1 + Math.floor(i / 400)}.1`;
      sockets.push(...(await Promise.all(some.map((guest) => room.connect(guest.cookie, from)))));
    }
    return sockets;
  };
  const withAll = async (): Promise<number> => {
    const sockets = await connectAll();
    const bytes = await heap();
    for (const socket of sockets) socket.disconnect();
    return bytes;
  };
  // The first round pays for code and shapes that all share; what counts sign-ups forgets them within a minute.
  await withAll();
  await wait(FORGOTTEN_MS);
  const rounds: number[] = [];
  let before = await heap();
  for (let i = 0; i < 3; i++) {
    const full = await withAll();
    const after = await heap();
    rounds.push((full - (before + after) / 2) / IDLE / 1024);
    before = after;
  }
  const each = percentile(rounds, 50);
  return {
    what: "heap per idle connection",
    value: round(each, 1),
    unit: "KiB",
    goal: "<= 9 KiB",
    reached: each <= 9,
    notes: `${IDLE} connections, WebSocket; ${rounds.map((one) => round(one, 1)).join(", ")}`,
  };
}
