import { setTimeout as pause } from "node:timers/promises";
import { uniforms } from "@/core/kernel/random";
import { faultsOf, mixedOwners, readLog } from "@/server/testing/crash-log";
import { Crowd } from "@/server/testing/crowd";
import type { Fault } from "./fault";
import type { World } from "./world";

/** How one strike went: milliseconds that people waited, what they were told meanwhile, and sentences about what is wrong. */
export type Played = {
  edits: number;
  frames: number;
  picture: number;
  told: string[];
  wrong: string[];
  note?: string | undefined;
};

/** People waited in vain. */
export class Unrecovered extends Error {
  constructor(
    readonly told: string[],
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

const SPREAD_MS = 700;
/** Milliseconds that people go on dragging after a strike, before they let go. */
const DRAGGED_MS = 500;

/** People drag, a fault strikes at a moment that the seed says, people go on, let go, and everything is compared. */
export async function play(world: World, fault: Fault, seed: number): Promise<Played> {
  const { cluster, room, guests } = world;
  const crowd = new Crowd(cluster.origin, room, guests, { seed, polling: fault.polling ?? false });
  try {
    return await playWith(crowd, world, fault, seed);
  } catch (error) {
    throw new Unrecovered(crowd.told, error);
  } finally {
    await crowd.close();
  }
}

async function playWith(crowd: Crowd, world: World, fault: Fault, seed: number): Promise<Played> {
  const { room, postgres } = world;
  const random = uniforms(seed);
  await Promise.all([crowd.acknowledged(5), crowd.shown()]);
  await pause(random() * SPREAD_MS);
  for (const member of crowd.members) member.told.length = 0;

  let from = performance.now();
  const { at, mend, restore, check } = await fault.strike(world);
  from = at ?? from;
  let picture = 0;
  if (fault.rests) await pause(DRAGGED_MS).then(() => crowd.letGo());
  if (fault.awayMs !== undefined) {
    await pause(fault.awayMs);
    from = performance.now();
    await mend?.();
  }
  const since = () => performance.now() - from;
  if (fault.rests) {
    await crowd.pictured();
    picture = since();
    from = performance.now();
    crowd.takeHold();
  }
  const [edits, frames] = await Promise.all([
    crowd.editsAgain().then(since),
    crowd.framesAgain().then(since),
  ]);
  const told = crowd.told;
  await restore?.();
  await crowd.rest();
  const quiet = performance.now();
  await crowd.pictured();
  picture = Math.max(picture, performance.now() - quiet);
  const checked = await check?.();

  await crowd.close();
  const log = await readLog(postgres.now, room);
  const head = log.at(-1)?.hash;
  const [row] = await world.query<{ head: string }>('SELECT head FROM "Room" WHERE id = $1', [room]);
  const slow =
    Math.max(edits, frames, picture) > fault.within * 1000 ? [`slower than ${fault.within} s`] : [];
  const wrong = [
    ...faultsOf(log, crowd.members),
    ...mixedOwners(crowd.members),
    ...(crowd.isAtOne(log) ? [] : ["members see another picture than the log's"]),
    ...(crowd.members.every(({ replica }) => replica.head === head) ? [] : ["members have another head"]),
    ...(row?.head === head ? [] : ["the room's row has another head than its log"]),
    ...slow,
    ...(checked?.wrong ?? []),
  ];
  return { edits, frames, picture, told, wrong, note: checked?.note };
}
