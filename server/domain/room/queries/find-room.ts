import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { Settled } from "@/core/room/protocol/messages";
import type { Role } from "@/core/room/protocol/roles";
import type { HasDatabase } from "@/prisma/client";
import { peopleOf } from "@/server/domain/identity/actors";
import type { Visibility } from "../create-room";
import type { RoomDeps } from "../deps";
import { kickedFault } from "../entry/kicked";
import { requireNotClosed } from "../require";
import { asRoom } from "../row";
import { lastSettled } from "./settled";
import { withheldPictures } from "./withheld";

/** What a person still needs in order to enter. */
export type Needs = "nothing" | "sign-in" | "password" | "invite";
export type FoundRoom = {
  id: RoomId;
  slug: string;
  title: string;
  visibility: Visibility;
  needs: Needs;
  role: Role | null;
  hostName: string | null;
  modelId: string;
  settled: Settled | null;
  hasPassword: boolean;
  /** What those become who come in without an invite. */
  defaultRole: "editor" | "viewer";
  /** Kept read-only by its host: only its members come in. */
  archived: boolean;
  /** Whoever comes without an invite waits until the host lets them in. */
  knocks: boolean;
  /** Days after which the pulls of people who left become part of the picture's base; 0: they stay. */
  fadeDays: number;
};

/**
 * A room by its address, as far as this person may know of it: of a room they cannot enter they learn its title and what
 * it needs, never its picture. `not_found` where there is none, `kicked` for those the host removed.
 */
export async function findRoom(
  deps: Pick<RoomDeps, "database">,
  slug: string,
  actor: ActorId | null,
): Promise<FoundRoom> {
  const { db } = deps.database;
  const row = asRoom(await db.room.findUnique({ where: { slug } }));
  if (!row) throw new AppError("not_found");
  requireNotClosed(row);
  const id = row.id;
  const member = actor
    ? await db.roomMember.findUnique({ where: { room_actor: { room: id, actor } } })
    : null;
  if (actor && member?.kickedAt) throw await kickedFault(db, id, actor);
  const role = member && !member.leftAt ? (member.role as Role) : null;
  const hasPassword = row.passwordHash !== null;
  const shut: Needs | null = hasPassword ? "password" : row.visibility === "private" ? "invite" : null;
  const needs: Needs = role ? "nothing" : (shut ?? (actor ? "nothing" : "sign-in"));
  const mayLook = role !== null || shut === null;
  const host = mayLook ? (await peopleOf(db, [row.hostActor])).get(row.hostActor) : undefined;
  return {
    id,
    slug: row.slug,
    title: row.title,
    visibility: row.visibility as Visibility,
    needs,
    role,
    hostName: host?.name ?? null,
    modelId: row.modelId,
    settled: mayLook ? await lastShown(deps, id, actor) : null,
    hasPassword,
    defaultRole: row.defaultRole === "viewer" ? "viewer" : "editor",
    archived: row.archivedAt !== null,
    knocks: row.knock,
    fadeDays: row.fadeDays,
  };
}

/** Whether a room had this address until its host deleted it. */
export async function isDeleted({ database: { db } }: HasDatabase, slug: string): Promise<boolean> {
  const row = await db.room.findUnique({ where: { slug }, select: { deletedAt: true } });
  return row !== null && row.deletedAt !== null;
}

async function lastShown(
  deps: Pick<RoomDeps, "database">,
  room: RoomId,
  actor: ActorId | null,
): Promise<Settled | null> {
  const settled = await lastSettled(deps.database.db, room);
  const withheld = settled && (await withheldPictures(deps, [room], actor));
  return withheld?.has(`${room}/${settled?.hash}`) ? null : settled;
}
