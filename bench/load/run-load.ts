import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { ClientId } from "@/core/kernel/ids/ids";
import { uniforms } from "@/core/kernel/random";
import { LoadMember, type Tally } from "./load-member";
import { missingEdits } from "./missing-edits";
import { type LoadRoom, openLoadRoom, readWholeLog } from "./people";
import { readProcess, type ServerProcess } from "./read-process";

export type LoadOptions = {
  url: string;
  /** Where `/metrics` is. */
  metrics: string;
  rooms: number;
  members: number;
  /** Edits a second of each member. */
  rate: number;
  seconds: number;
  /** Whether all edit in the same moment, again and again, where otherwise each begins at a moment of their own. */
  inStep?: boolean;
  /** Everybody is in, and begins. */
  began?: () => void;
  /** Everybody has been shown the last state; what is left is to read the logs. */
  shown?: () => Promise<void>;
};

export type LoadResult = Omit<Tally, "sentAt"> & {
  members: number;
  written: number;
  acknowledged: number;
  /** Rooms in which somebody never got the picture of the last moment. */
  unshown: number;
  /** Sentences about what logs lack; none is what is promised. */
  missing: string[];
  /** Null where nobody tells. */
  server: { cpuSeconds: number; memoryBytes: number; eventLoopP99: number } | null;
  seconds: number;
};

const RANGE = 3;
/** Seconds that what was sent last has for its answer. */
const LAST_ANSWER_S = 15;
/** Seconds that pictures have to catch up with the last state. */
const LAST_PICTURE_S = 60;

/** Opens rooms on a running instance, has every member edit at a rate for a time, and compares each acknowledgement with the log. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const { url, rooms, members } = options;
  const tally = newTally();
  const opened: (Peopled & { room: LoadRoom })[] = [];
  for (let i = 0; i < rooms; i++) {
    const room = await openLoadRoom(url, members, `Load ${i + 1}`);
    const people = room.guests.map(
      ({ cookie }, m) =>
        new LoadMember(url, cookie, room.id, `load-${randomUUID()}` as ClientId, tally, m === 1),
    );
    opened.push({ room, people });
  }
  const played = await drag(opened, options);
  const everybody = opened.flatMap(({ people }) => people);
  const isShown = () => everybody.every(({ isShownLast }) => isShownLast);
  await until(isShown, LAST_PICTURE_S);
  await options.shown?.();
  const unshown = opened.filter(({ people }) => people.some(({ isShownLast }) => !isShownLast)).length;
  const missing: string[] = [];
  for (const { room, people } of opened) missing.push(...missingEdits(await readWholeLog(room), people));
  for (const member of everybody) member.close();
  const { sentAt: _, ...told } = tally;
  return {
    ...told,
    ...played,
    members: everybody.length,
    acknowledged: everybody.reduce((sum, { acknowledgedEdits }) => sum + acknowledgedEdits, 0),
    unshown,
    missing,
  };
}

/** People in a room, and the controls that they drag. */
export type Peopled = { room: Pick<LoadRoom, "controls">; people: LoadMember[] };

export const newTally = (): Tally => ({
  ...{ acks: [], frames: [], framesDelivered: 0, settled: 0, reconnects: 0 },
  errors: new Map(),
  sentAt: new Map(),
});

/** Has everybody drag at a rate for a time, and waits for the last answers. */
export async function drag(
  opened: readonly Peopled[],
  {
    metrics,
    rate,
    seconds,
    inStep,
    began,
  }: Pick<LoadOptions, "metrics" | "rate" | "seconds" | "inStep" | "began">,
): Promise<Pick<LoadResult, "written" | "server" | "seconds">> {
  const everybody = opened.flatMap(({ people }) => people);
  await until(() => everybody.every(({ isIn }) => isIn), 60);
  const before = await readProcess(metrics);
  began?.();
  const started = performance.now();
  let written = 0;
  const period = 1000 / rate;
  const random = uniforms(1);
  const timers: NodeJS.Timeout[] = [];
  for (const { room, people } of opened)
    people.forEach((member, m) => {
      const control = room.controls[m % room.controls.length];
      if (!control) throw new Error("the model has no controls");
      let step = m;
      const begin = () => {
        void member.pump();
        const edit = () => {
          step++;
          written++;
          member.write(control, Math.round(RANGE * Math.sin(step / 7) * 100) / 100);
        };
        timers.push(setInterval(edit, period));
      };
      if (inStep) begin();
      else timers.push(setTimeout(begin, random() * period));
    });
  await wait(seconds * 1000);
  timers.forEach(clearTimeout);
  const after = await readProcess(metrics);
  const took = (performance.now() - started) / 1000;
  await until(() => everybody.every(({ isDone }) => isDone), LAST_ANSWER_S);
  return { written, server: used(before, after), seconds: took };
}

const used = (before: ServerProcess | null, after: ServerProcess | null): LoadResult["server"] =>
  before && after && { ...after, cpuSeconds: after.cpuSeconds - before.cpuSeconds };

/** Waits until something is so, or for so many seconds. */
async function until(isSo: () => boolean, seconds: number): Promise<void> {
  const giveUp = performance.now() + seconds * 1000;
  while (!isSo() && performance.now() < giveUp) await wait(50);
}
