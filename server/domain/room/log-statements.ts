import { hostOf, type RoomState } from "@/core/room/rules/state";
import type { Group } from "@/core/room/rules/write-line";
import type { Tx } from "@/prisma/client";
import { joined, sql } from "@/prisma/sql";
import type { EventRow } from "./store";

/*
 * The two statements that every edit waits for, written by hand: Prisma has none that gives many rows different values, and compiles
 * an insert anew for every number of rows. Both providers read them alike.
 */

/** A room's row as its owner believes it to be, and as it becomes. */
type Moved = { group: Pick<Group, "before" | "bytes">; after: RoomState };

/** Moves the rows of rooms whose epoch and seq are what their owners believe. Answers which those are. */
export async function moveHeads(tx: Tx, moved: readonly Moved[]): Promise<ReadonlySet<string>> {
  // In one order everywhere: two processes never wait for each other's rooms.
  const inOrder = [...moved].sort((a, b) => (a.after.room < b.after.room ? -1 : 1));
  const now = new Date();
  const rows = await tx.$queryRaw<{ id: string }[]>`UPDATE "Room" SET
    "epoch" = v.column4, "seq" = v.column5, "head" = v.column6, "logBytes" = "logBytes" + v.column7, "frozen" = v.column8,
    "modelId" = v.column9, "hostActor" = COALESCE(v.column10, "hostActor"), "lastActiveAt" = ${now}, "updatedAt" = ${now}
    FROM (VALUES ${joined(inOrder.map(headOf))}) AS v
    WHERE "Room"."id" = v.column1 AND "Room"."epoch" = v.column2 AND "Room"."seq" = v.column3 RETURNING "Room"."id"`;
  return new Set(rows.map(({ id }) => id));
}

function headOf({ group: { before, bytes }, after }: Moved) {
  const { room, epoch, seq, head, frozen } = after;
  const host = hostOf(after) ?? null;
  // PostgreSQL takes a value that stands alone for text.
  return sql`(${room}, CAST(${before.epoch} AS INTEGER), CAST(${before.seq} AS INTEGER), CAST(${epoch} AS INTEGER),
    CAST(${seq} AS INTEGER), ${head}, CAST(${bytes} AS BIGINT), CAST(${frozen} AS BOOLEAN), ${after.recipe.model.id}, CAST(${host} AS TEXT))`;
}

/** Writes events of any rooms, at least one. */
export async function insertEvents(tx: Tx, rows: readonly EventRow[]): Promise<void> {
  const values = rows.map(
    ({ room, seq, at, actor, kind, payload, prev, hash }) =>
      sql`(${room}, ${seq}, ${at}, ${actor}, ${kind}, ${payload}, ${prev}, ${hash})`,
  );
  await tx.$executeRaw`INSERT INTO "RoomEvent" ("room", "seq", "at", "actor", "kind", "payload", "prev", "hash") VALUES ${joined(values)}`;
}
