import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { RoomId, Sha256 } from "@/core/kernel/ids/ids";
import { WorkId } from "@/core/kernel/ids/ids";
import { stillOf } from "@/core/picture/recipe/recipe";
import { isActor, type Lineage, type Player, replaySubset } from "@/core/work/credit/subset";
import type { Db, HasDatabase } from "@/prisma/client";
import type { EventBus } from "@/server/domain/events/events";
import { notify } from "@/server/domain/notification/notify";
import type { RoomDeps } from "@/server/domain/room/deps";
import { samePerson } from "../credit/same-person";
import type { AsksJobs } from "../deps";
import type { Studio } from "../files/render-pixels";
import { asWorkCredit } from "../row";
import { privateMakers } from "./private-makers";

/** Pixels per side of the picture that is asked about. */
const ASKED_SIZE = 512;

type Asked = { id: WorkId; title: string; room: RoomId; askedAt: Date | null; asked: Sha256 | null };

/**
 * If somebody edited in private and has not answered: keeps the picture in question, asks them, and returns true. Nobody sees the work
 * until all have answered or the time for answers is over.
 */
export async function askFirst(
  deps: Pick<RoomDeps, "database" | "blobs" | "now"> & AsksJobs,
  studio: Studio,
  work: Asked,
  lineage: Lineage,
): Promise<boolean> {
  const { db } = deps.database;
  const makers = await privateMakers(db, lineage);
  const credits = asWorkCredit(await db.workCredit.findMany({ where: { work: work.id } }));
  const waiting = credits.filter(({ player, consent }) => consent === "pending" && makers.has(player));
  if (waiting.length === 0) return false;
  await db.workCredit.updateMany({
    where: { work: work.id, player: { in: waiting.map(({ player }) => player) } },
    data: { asked: true },
  });
  const left = credits.filter(({ consent }) => consent === "withdrawn").map(({ player }) => player);
  const asked = await deps.blobs.put(await drawn(db, studio, lineage, left));
  await db.work.update({
    where: { id: work.id },
    data: { status: "awaiting", asked, askedAt: work.askedAt ?? new Date(deps.now()) },
  });
  if (work.asked && work.asked !== asked) await deps.blobs.delete(work.asked);
  const people = waiting.map(({ player }) => player).filter(isActor);
  if (work.askedAt === null) await notify(db, people, "consent", { work: work.id, title: work.title });
  await deps.jobs.ask("consent", `consent/${work.id}/${randomUUID()}`, { work: work.id });
  return true;
}

/** The picture as it would be published: without those who do not want to be part of it. */
async function drawn(db: Db, studio: Studio, lineage: Lineage, left: readonly Player[]): Promise<Uint8Array> {
  const same = await samePerson(db, lineage);
  return studio.thumbnail(
    stillOf(replaySubset(lineage, (player) => !left.includes(same(player)))),
    ASKED_SIZE,
  );
}

const ConsentData = z.object({ work: WorkId });

/**
 * The job that tells the people who are asked and connected now: before a work is published, or how they appear in one that is. It uses the bus, because the process that makes works has no connections to people. */
export async function tellAsked(
  { database: { db } }: HasDatabase,
  bus: EventBus,
  data: unknown,
): Promise<void> {
  const { work } = ConsentData.parse(data);
  const row = await db.work.findUnique({ where: { id: work }, select: { publisher: true } });
  const waiting = asWorkCredit(
    await db.workCredit.findMany({
      where: {
        ...{ work, consent: "pending", player: { not: row?.publisher ?? "" } },
        OR: [{ asked: true, of: { status: "awaiting" } }, { of: { status: "published" } }],
      },
      select: { player: true },
    }),
  );
  for (const { player } of waiting) if (isActor(player)) await bus.tell("asked", { actor: player, work });
}
