import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { lockPerson } from "@/server/domain/identity/lock-person";
import type { RoomDeps } from "../deps";
import { memberRole, requireHost } from "../require";
import { asRoomInvite } from "../row";

export type InviteRole = "editor" | "viewer";
export type Invite = {
  id: string;
  role: InviteRole;
  createdAt: number;
  expiresAt: number | null;
  uses: number;
};

const DAY = 86_400_000;
/** Invites listed, the newest first. */
const SHOWN = 200;
/** Invites of one room that may work at once. */
export const INVITES = 50;

const alive = (deps: Pick<RoomDeps, "now">, room: RoomId) => ({
  room,
  revokedAt: null,
  OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(deps.now()) } }],
});

/** Only a keyed hash of the token is kept: who reads the database cannot come in. */
const hashOfToken = (deps: Pick<RoomDeps, "secrets">, token: string): string =>
  createHmac("sha256", deps.secrets.invites).update(token).digest("hex");

/** Makes a link that lets anyone who has it enter with a role: the room's address and a token, shown only now. Host only. */
export async function createInvite(
  deps: Pick<RoomDeps, "database" | "secrets" | "now">,
  by: ActorId,
  invite: { room: RoomId; role: InviteRole; days?: number | undefined },
): Promise<{ id: string; slug: string; token: string; expiresAt: number | null }> {
  await requireHost(deps, invite.room, by);
  const id = randomUUID();
  const expiresAt = invite.days ? new Date(deps.now() + invite.days * DAY) : null;
  const token = randomBytes(18).toString("base64url");
  const { db } = deps.database;
  const room = await db.room.findUnique({ where: { id: invite.room }, select: { slug: true } });
  if (!room) throw new AppError("not_found");
  await db.$transaction(async (tx) => {
    await lockPerson(tx, by);
    if ((await tx.roomInvite.count({ where: alive(deps, invite.room) })) >= INVITES)
      throw new AppError(
        "limit_reached",
        "invites",
        `The room has ${INVITES} invites that work. Withdraw one first.`,
      );
    await tx.roomInvite.create({
      data: {
        id,
        room: invite.room,
        tokenHash: hashOfToken(deps, token),
        role: invite.role,
        createdBy: by,
        expiresAt,
      },
    });
  });
  return { id, slug: room.slug, token, expiresAt: expiresAt?.getTime() ?? null };
}

/** The invites that work now. Host only. */
export async function listInvites(
  deps: Pick<RoomDeps, "database" | "now">,
  by: ActorId,
  room: RoomId,
): Promise<Invite[]> {
  await requireHost(deps, room, by);
  const rows = await deps.database.db.roomInvite.findMany({
    where: alive(deps, room),
    orderBy: { createdAt: "desc" },
    take: SHOWN,
  });
  return rows.map((row) => ({
    id: row.id,
    role: row.role as InviteRole,
    createdAt: row.createdAt.getTime(),
    expiresAt: row.expiresAt?.getTime() ?? null,
    uses: row.uses,
  }));
}

/** Ends an invite: people who entered by it stay, nobody else can enter. Host only; others get `not_found`. */
export async function revokeInvite(
  deps: Pick<RoomDeps, "database" | "now">,
  by: ActorId,
  id: string,
): Promise<void> {
  const { db } = deps.database;
  const row = asRoomInvite(await db.roomInvite.findUnique({ where: { id } }));
  const isHost = row && (await memberRole(deps, row.room, by)) === "host";
  if (!row || !isHost || row.revokedAt) throw new AppError("not_found");
  await db.roomInvite.update({ where: { id }, data: { revokedAt: new Date(deps.now()) } });
}

/**
 * The role a token gives in a room, and since when (milliseconds since 1970). `invite_invalid` when it is wrong, expired, withdrawn
 * or another room's.
 */
export async function redeemInvite(
  deps: Pick<RoomDeps, "database" | "secrets" | "now">,
  room: RoomId,
  token: string,
): Promise<{ role: InviteRole; since: number }> {
  const { db } = deps.database;
  const row = await db.roomInvite.findUnique({ where: { tokenHash: hashOfToken(deps, token) } });
  const expired = row?.expiresAt && row.expiresAt.getTime() <= deps.now();
  if (!row || row.room !== room || row.revokedAt || expired) throw new AppError("invite_invalid");
  await db.roomInvite.update({ where: { id: row.id }, data: { uses: { increment: 1 } } });
  return { role: row.role as InviteRole, since: row.createdAt.getTime() };
}
