import type { ActorId, WorkId } from "@/core/kernel/ids/ids";
import type { Db, Tx } from "@/prisma/client";
import { containing } from "@/prisma/like";
import { audit } from "@/server/domain/audit/audit";
import { actorsOf } from "@/server/domain/identity/actors";
import { requireAnotherAdmin } from "@/server/domain/identity/last-admin";
import type { RoomDeps } from "@/server/domain/room/deps";
import { leaveRooms } from "@/server/domain/room/entry/leave-rooms";
import type { Rooms } from "@/server/domain/room/port/rooms";
import { askReissue } from "@/server/domain/work/credit/decide-credit";
import type { AsksJobs } from "@/server/domain/work/deps";
import { unpublishWork } from "@/server/domain/work/publish/unpublish-work";
import { asWork, asWorkCredit } from "@/server/domain/work/row";
import { requirePerson } from "./list-people";

/** What becomes of the works a person published: they stay, unnamed, or come down. */
export type Leaving = { works: "stay" | "down" };
export type EraseDeps = Pick<RoomDeps, "database" | "blobs" | "now"> &
  AsksJobs & {
    rooms: Pick<Rooms, "of">;
  };

/**
 * Erases a person: account, name, address, sessions, keys, what they said, liked and put together, what they were told. Their
 * actors stay, so that every log and record that names an id still checks, and so does what moderation decided about them;
 * their credits become anonymous, and works that named them are issued again without the name. Can be run again after a failure.
 * Answers whether there was such a person. `last_admin` for the last admin.
 */
export const erasePerson = (deps: EraseDeps, userId: string, leaving: Leaving): Promise<boolean> =>
  erase(deps, userId, leaving, async () => {});

/** The same by an admin, written down: who, and that there was an account, but not whose. Works stay, unnamed. */
export async function eraseForSomeone(deps: EraseDeps, by: ActorId, userId: string): Promise<ActorId | null> {
  const { actor, isGuest, role } = await deps.database.db.$transaction((tx) => requirePerson(tx, userId));
  await erase(deps, userId, { works: "stay" }, (tx) =>
    audit(tx, {
      actor: by,
      action: "person.erase",
      subject: `person:${actor ?? userId}`,
      before: { isGuest, role },
    }),
  );
  return actor;
}

async function erase(
  deps: EraseDeps,
  userId: string,
  { works }: Leaving,
  noting: (tx: Tx) => Promise<void>,
): Promise<boolean> {
  const { db } = deps.database;
  const user = await db.user.findUnique({ where: { id: userId } });
  if (!user) return false;
  const actors = await actorsOf(db, userId);
  const [self] = actors;
  const requireLeaving = (tx: Tx) => (self ? requireAnotherAdmin(tx, self, deps.now()) : Promise.resolve());
  // Asked before anything is taken away, and again where it is.
  await db.$transaction(requireLeaving);
  if (works === "down") await takeDown(deps, actors);
  await leaveRooms(deps, actors);
  const renamed = await db.$transaction(async (tx) => {
    await requireLeaving(tx);
    const reissued = await forgetCredits(tx, actors);
    await forgetTraces(tx, actors);
    await tx.verification.deleteMany({
      where: { OR: [{ value: containing(userId) }, { identifier: containing(user.email) }] },
    });
    await tx.passwordReset.deleteMany({ where: { userId } });
    await tx.user.delete({ where: { id: userId } });
    await noting(tx);
    return reissued;
  });
  for (const work of renamed) await askReissue(deps, work, "someone left");
  return true;
}

async function takeDown(deps: EraseDeps, actors: readonly ActorId[]): Promise<void> {
  const published = await deps.database.db.work.findMany({
    where: { publisher: { in: [...actors] }, status: { in: ["published", "awaiting"] } },
    select: { id: true, publisher: true },
  });
  for (const { id, publisher } of asWork(published))
    await unpublishWork(deps, publisher, id, "who published it has left");
}

/** Makes credits anonymous. Answers the works that showed the name: they are hidden until they are issued again without it. */
async function forgetCredits(tx: Tx, actors: readonly ActorId[]): Promise<WorkId[]> {
  const mine = { in: [...actors] };
  const named = asWorkCredit(
    await tx.workCredit.findMany({
      where: { player: mine, consent: "accepted", of: { status: { in: ["published", "preparing"] } } },
      select: { work: true },
    }),
  );
  await tx.workCredit.updateMany({
    where: { player: mine, consent: { not: "withdrawn" } },
    data: { consent: "anonymous", agreed: false, decidedAt: new Date() },
  });
  const works = [...new Set(named.map(({ work }) => work))];
  await tx.work.updateMany({
    where: { id: { in: works }, status: "published" },
    data: { status: "preparing", reason: "It is being made anew without the name of someone who left." },
  });
  return works;
}

async function forgetTraces(tx: Tx, actors: readonly ActorId[]): Promise<void> {
  const actor = { in: [...actors] };
  await tx.chatLine.deleteMany({ where: { actor } });
  await tx.workComment.deleteMany({ where: { actor } });
  const claps = await tx.workApplause.findMany({ where: { actor }, select: { work: true } });
  await tx.workApplause.deleteMany({ where: { actor } });
  for (const work of new Set(claps.map((clap) => clap.work)))
    await tx.work.update({
      where: { id: work },
      data: { applause: await tx.workApplause.count({ where: { work } }) },
    });
  await tx.favouriteSeed.deleteMany({ where: { actor } });
  await tx.collection.deleteMany({ where: { owner: actor } });
  await tx.notification.deleteMany({ where: { actor } });
  await tx.mutedNotice.deleteMany({ where: { actor } });
  await tx.apiKey.deleteMany({ where: { actor } });
}

/** Deletes what a person said in chats; for when the account itself is deleted elsewhere. */
export const eraseChat = async (db: Db, userId: string): Promise<void> =>
  void (await db.chatLine.deleteMany({ where: { actor: { in: await actorsOf(db, userId) } } }));
