import { AppError } from "@/core/kernel/errors";
import type { RoomId } from "@/core/kernel/ids/ids";
import { caseOf, liveStateOf } from "@/core/moderation/case";
import type { Lifted } from "@/core/moderation/live";
import { subjectOf } from "@/core/moderation/subjects";
import type { Tx } from "@/prisma/client";
import type { CaseDeps, ModerationDeps } from "../deps";
import { append } from "./append";
import { requireCase } from "./case-row";
import { readEvents } from "./read-events";

/** What gives back what a decision took. */
export type LiftDeps = CaseDeps & Pick<ModerationDeps, "liftInRoom" | "onLate">;

/** Says in a case how much of what its decision took was given back; once. */
export async function noteLifted(
  tx: Tx,
  deps: Pick<CaseDeps, "secrets" | "now">,
  id: string,
  lifted: Lifted,
): Promise<void> {
  const found = caseOf(await readEvents(tx, id));
  if (found.lifted === null)
    await append(
      tx,
      deps,
      await requireCase(tx, id),
      { actor: "system", body: { kind: "lift", lifted } },
      found,
    );
}

/** Why nothing is given back, where that is how it stays. */
const LEFT: { [code in AppError["code"]]?: Lifted } = { not_found: "before", overwritten: "none" };

/**
 * Gives back what a decision took in a live room, once it has ended, and says in its case how much that was. What cannot be
 * given back now (its room is closed, storage is away) is tried again later: the decision has ended either way.
 */
export async function lift(deps: LiftDeps, id: string): Promise<Lifted | null> {
  const { db } = deps.database;
  const found = caseOf(await readEvents(db, id));
  const live = found.decisions.at(-1)?.decision.live;
  if (!live || liveStateOf(found) !== "ending") return null;
  try {
    return await deps.liftInRoom(live, id);
  } catch (error) {
    const left = error instanceof AppError ? LEFT[error.code] : undefined;
    if (left) {
      await db.$transaction((tx) => noteLifted(tx, deps, id, left));
      return left;
    }
    deps.onLate(error, id);
    return null;
  }
}

/** Gives back what could not be when its decision ended: of one room that is open again, or of all. */
export async function liftWaiting(deps: LiftDeps, room?: RoomId): Promise<void> {
  const rows = await deps.database.db.moderationCase.findMany({
    where: { live: "ending", ...(room ? { subject: subjectOf("room", room) } : {}) },
    select: { id: true },
  });
  for (const { id } of rows) await lift(deps, id);
}
