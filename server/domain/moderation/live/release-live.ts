import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { caseOf } from "@/core/moderation/case";
import type { ModeratorAct } from "@/core/room/protocol/moderator-act";
import { hostOf, type RoomState } from "@/core/room/rules/state";
import type { Tx } from "@/prisma/client";
import { familyOf } from "@/server/domain/identity/actors";
import { notify } from "@/server/domain/notification/notify";
import type { Moderating } from "@/server/domain/room/actor/decisions";
import type { By } from "@/server/domain/room/port/calls";
import { append } from "../cases/append";
import { readEvents } from "../cases/read-events";
import type { ModerationDeps } from "../deps";
import { caseInForce, type LiveCase } from "./live-case";

/** What takes back what moderators did in a live room. */
export type Release = Extract<ModeratorAct, { kind: "thaw" | "readmit" }>;

export const isRelease = (act: ModeratorAct): act is Release => act.kind === "thaw" || act.kind === "readmit";

/** The decision that this ends, if one stands. Nobody lifts what was decided about themselves or their own room. */
export async function releasable(
  deps: Pick<ModerationDeps, "database">,
  { room, by, act }: { room: RoomId; by: By; act: Release },
  state: RoomState,
) {
  const { db } = deps.database;
  const lifted = act.kind === "readmit" ? act.member : hostOf(state);
  const whole = lifted ? await familyOf(db, lifted) : [];
  const inForce =
    act.kind === "readmit"
      ? await caseInForce(db, room, "kick", whole)
      : await caseInForce(db, room, "freeze");
  const concerned: readonly string[] = [...whole, ...(inForce?.found.concerned ?? [])];
  if (by.actors.some((actor) => concerned.includes(actor))) throw new AppError("own_cause");
  return inForce;
}

/**
 * Ends the decision that stood, and says so. One that was appealed keeps its appeal, which somebody answers all the same; what
 * it took is given back from now on.
 */
export async function release(
  tx: Tx,
  deps: Pick<ModerationDeps, "secrets" | "now">,
  {
    room,
    by,
    act,
    facts,
    before,
    inForce,
  }: Moderating & { act: Release; before: RoomState; inForce: LiveCase | null },
): Promise<void> {
  if (inForce) {
    const { row } = inForce;
    // As it is by now: somebody may have appealed since it was looked up.
    const { decision, state } = caseOf(await readEvents(tx, row.id));
    if (decision && state !== "appealed")
      await append(tx, deps, row, { actor: by.actor, body: { kind: "restore", why: facts } });
    await append(tx, deps, row, { actor: by.actor, body: { kind: "lift", lifted: "all" } });
  }
  const title = (await tx.room.findUnique({ where: { id: room }, select: { title: true } }))?.title ?? "";
  const whom = act.kind === "readmit" ? act.member : hostOf(before);
  const concerned = [...new Set([whom, ...(inForce?.found.concerned ?? [])])];
  await notify(
    tx,
    concerned.filter((actor): actor is ActorId => actor !== null),
    "decision",
    {
      title,
      kind: "room",
      words:
        act.kind === "thaw"
          ? "Moderators have thawed this room."
          : "Moderators let you come into this room again.",
      facts,
      ...(inForce && { case: inForce.row.id }),
    },
  );
}
