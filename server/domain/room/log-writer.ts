import { setTimeout as pause, setImmediate as turn } from "node:timers/promises";
import { canonicalJson } from "@/core/kernel/canon/jcs";
import { AppError } from "@/core/kernel/errors";
import type { RoomState } from "@/core/room/rules/state";
import type { Group } from "@/core/room/rules/write-line";
import type { Db, Tx } from "@/prisma/client";
import { isStorageUnavailable } from "@/server/infra/db/storage-error";
import { insertEvents, moveHeads } from "./log-statements";
import { toRow, writeMembers } from "./store";

/** What is written in the same transaction as an event, so that neither is kept without the other. */
export type Alongside = (tx: Tx) => Promise<void>;

/** A room's group on its way to disk. */
export type GroupWrite = {
  group: Group;
  before: RoomState;
  after: RoomState;
  alongside: readonly Alongside[];
  /** Whether it ends with a snapshot. */
  isSnapshot: boolean;
};

type Waiting = { write: GroupWrite; written: () => void; failed: (error: unknown) => void };

/** Rooms whose groups go into one transaction at most. */
const MOST = 64;
/** Milliseconds from one transaction's beginning to the next one's at least: what comes meanwhile goes together. */
const PACE_MS = 20;
/** Events in one statement. */
const ROWS = 200;

/**
 * Writes rooms' groups. A transaction costs a sync of the disk and many turns of the event loop, so what waits when one begins goes into
 * it, whichever rooms it is of: many rooms cost little more than one.
 */
export class LogWriter {
  #waiting: Waiting[] = [];
  #working = false;
  /** When the next transaction may begin. */
  #next = 0;

  constructor(private readonly db: Db) {}

  /**
   * Resolves when the group is on disk: the room's row only where epoch and seq are what the owner believes, the events, a snapshot
   * where one is due, and members' rows. Rejects with `room_moved` when another owner was faster: nothing of this room is written then.
   */
  write(write: GroupWrite): Promise<void> {
    if (isMoreThanLog(write)) return writeAlone(this.db, write);
    return new Promise((written, failed) => {
      this.#waiting.push({ write, written, failed });
      if (!this.#working) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#working = true;
    // What comes in the same turn of the event loop goes together.
    await turn();
    while (this.#waiting.length > 0) {
      const early = this.#next - performance.now();
      if (early > 0 && this.#waiting.length < MOST) await pause(early);
      this.#next = performance.now() + PACE_MS;
      const batch = this.#waiting.splice(0, MOST);
      void answer(batch, await writeBatch(this.db, batch));
    }
    this.#working = false;
  }
}

/** What other rooms' groups must not fail with, or wait for. */
const isMoreThanLog = ({ before, after, alongside }: GroupWrite): boolean =>
  alongside.length > 0 || before.roles !== after.roles || before.kicked !== after.kicked;

type Outcome = { ok: true } | { ok: false; error: unknown };

/** What became of each. Where one cannot be written for a reason of its own, the others are. */
async function writeBatch(db: Db, batch: readonly Waiting[]): Promise<ReadonlyMap<Waiting, Outcome>> {
  const outcomes = new Map<Waiting, Outcome>();
  const together = await db
    .$transaction((tx) =>
      writeGroups(
        tx,
        batch.map(({ write }) => write),
      ),
    )
    .then(
      (moved) => ({ moved }),
      (error: unknown) => ({ error }),
    );
  if ("moved" in together) {
    for (const one of batch)
      outcomes.set(
        one,
        together.moved.has(one.write) ? { ok: false, error: movedFrom(one.write) } : { ok: true },
      );
    return outcomes;
  }
  const { error } = together;
  for (const one of batch) {
    // Without storage each would wait for it in turn.
    const isOwn = batch.length > 1 && !isStorageUnavailable(error);
    outcomes.set(one, isOwn ? await outcomeOf(writeAlone(db, one.write)) : { ok: false, error });
  }
  return outcomes;
}

const outcomeOf = (written: Promise<void>): Promise<Outcome> =>
  written.then(
    () => ({ ok: true }),
    (error: unknown) => ({ ok: false, error }),
  );

/** One room a turn of the event loop: each tells its members, and together they would stop everybody else. */
async function answer(batch: readonly Waiting[], outcomes: ReadonlyMap<Waiting, Outcome>): Promise<void> {
  for (const one of batch) {
    const outcome = outcomes.get(one);
    if (outcome?.ok) one.written();
    else one.failed(outcome?.error);
    await turn();
  }
}

const movedFrom = ({ after }: GroupWrite) =>
  new AppError("room_moved", `${after.room}: another owner has written`);

async function writeAlone(db: Db, write: GroupWrite): Promise<void> {
  const { before, after, alongside } = write;
  await db.$transaction(async (tx) => {
    const moved = await writeGroups(tx, [write]);
    if (moved.size > 0) throw movedFrom(write);
    if (before.roles !== after.roles || before.kicked !== after.kicked) await writeMembers(tx, before, after);
    for (const more of alongside) await more(tx);
  });
}

/** Writes what the fence lets through. Answers what it does not: nothing of those is written. */
async function writeGroups(tx: Tx, writes: readonly GroupWrite[]): Promise<ReadonlySet<GroupWrite>> {
  const heads = await moveHeads(tx, writes);
  const through = writes.filter(({ after }) => heads.has(after.room));
  const rows = through.flatMap(({ group }) => group.events.map(toRow));
  for (let i = 0; i < rows.length; i += ROWS) await insertEvents(tx, rows.slice(i, i + ROWS));
  const snapshots = through
    .filter(({ isSnapshot }) => isSnapshot)
    .map(({ after }) => ({ room: after.room, seq: after.seq, state: canonicalJson(after) }));
  if (snapshots.length > 0) await tx.roomSnapshot.createMany({ data: snapshots });
  return new Set(writes.filter(({ after }) => !heads.has(after.room)));
}
