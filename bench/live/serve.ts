import { monitorEventLoopDelay } from "node:perf_hooks";
import type { ClientId } from "@/core/kernel/ids/ids";
import { type Guest, startRoomServer } from "@/server/testing/room-server";

/**
 * A real room server with the shipped models, in a process of its own, so that what is measured of it is its own. Answers
 * questions over IPC; the one who asks plays the members.
 */
export type Question =
  | { kind: "guests"; count: number }
  /** Without a place in the room. */
  | { kind: "strangers"; count: number }
  | { kind: "delay-reset" }
  | { kind: "delay" }
  | { kind: "heap" }
  | { kind: "waiting" }
  | { kind: "group-commit"; members: number; perSecond: number; seconds: number };

const server = await startRoomServer({ modelsDir: "models", paints: true });
const host = await server.guest("Host");
const { id, slug } = await server.room(host);
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
let waiting = 0;
setInterval(() => {
  waiting = Math.max(waiting, server.render.report().queue.waiting);
}, 5).unref();

process.on("message", async (question: Question) => process.send?.(await answer(question)));
process.on("disconnect", () => process.exit());
process.send?.({ origin: server.origin, room: id });

async function answer(question: Question): Promise<unknown> {
  switch (question.kind) {
    case "guests":
      return guests(question.count);
    case "strangers":
      return strangers(question.count);
    case "delay-reset":
      delay.reset();
      waiting = 0;
      return {};
    case "delay":
      // The monitor's own timer is part of what it measures: a millisecond.
      return { p99: delay.percentile(99) / 1e6 - 1 };
    case "heap":
      for (let i = 0; i < 5; i++) {
        globalThis.gc?.();
        // What waits for its end to be noticed is collected at the next.
        await new Promise((turn) => setImmediate(turn));
      }
      return { bytes: process.memoryUsage().heapUsed };
    case "waiting":
      return { most: waiting };
    case "group-commit":
      return groupCommit(question);
  }
}

/** People with a session. */
async function strangers(count: number): Promise<Guest[]> {
  const made: Guest[] = [];
  for (let i = 0; i < count; i++) made.push(await server.guest(`Guest ${i}`));
  return made;
}

/** People with a session and a place in the room. */
async function guests(count: number): Promise<Guest[]> {
  const made = await strangers(count);
  for (const guest of made) await server.enter(guest, slug);
  return made;
}

/** Members who all drag at once, in this process: how long acks take, and when the last one came. */
async function groupCommit({ members, perSecond, seconds }: Extract<Question, { kind: "group-commit" }>) {
  const people = await guests(members);
  const actor = await server.rooms.get(id);
  const controls = [...(server.deps.models.get("fields")?.controls ?? [])];
  const acks: Promise<number>[] = [];
  const started = performance.now();
  for (let n = 1; n <= perSecond * seconds; n++) {
    const due = started + (n * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    people.forEach((person, i) => {
      const sent = performance.now();
      const edit = {
        kind: "contribution" as const,
        control: controls[i % controls.length] as never,
        value: n / 100,
      };
      const message = { epoch: actor.state.epoch, base: n - 1, edits: [{ n, gesture: 1, edit }] };
      acks.push(
        actor
          .edit(person.actor, `bench-${i}` as ClientId, message)
          .then((ack) => (ack.ok ? performance.now() - sent : Number.NaN)),
      );
    });
  }
  const ended = performance.now();
  const times = await Promise.all(acks);
  return { times, lagMs: performance.now() - ended, edits: times.length };
}
