import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { type Subject, subjectOf } from "@/core/moderation/subjects";
import type { Db, HasDatabase } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";
import { peopleOf } from "@/server/domain/identity/actors";
import type { PeopledRoom, Rooms } from "@/server/domain/room/port/rooms";
import { asRoom } from "@/server/domain/room/row";
import { pictureUrl, pictureVersion } from "./live-picture";

export type LiveRoomCard = {
  id: RoomId;
  slug: string;
  title: string;
  visibility: string;
  hasPassword: boolean;
  hostName: string;
  people: number;
  frozen: "no" | "host" | "moderators";
  /** Open reports on the room and on what was said in it. */
  reports: number;
  /** People in it now on whom there are open reports. */
  reported: number;
  activeAt: number;
  picture: { url: string; version: string } | null;
};

const OPEN = { in: ["open", "appealed"] };
const VISIT = "room.wall";
const VISIT_MS = 3_600_000;

/** Rooms with people in them now, those with reports first, then the last active first. Nothing is rendered for it. */
export async function readWall(
  { database: { db } }: HasDatabase,
  rooms: Pick<Rooms, "peopled">,
): Promise<LiveRoomCard[]> {
  const live = await rooms.peopled();
  const ids = live.map((room) => room.id);
  const [found, reports] = await Promise.all([
    db.room.findMany({ where: { id: { in: ids } } }),
    readReports(db, live),
  ]);
  const rows = asRoom(found);
  const hosts = await peopleOf(
    db,
    rows.map((row) => row.hostActor),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return live
    .flatMap((room) => {
      const row = byId.get(room.id);
      if (!row || row.closedAt) return [];
      const version = pictureVersion(room);
      return {
        id: room.id,
        slug: row.slug,
        title: row.title,
        visibility: row.visibility,
        hasPassword: row.passwordHash !== null,
        hostName: hosts.get(row.hostActor)?.name ?? "",
        people: room.people.length,
        frozen: room.frozen,
        reports: reports.rooms.get(room.id) ?? 0,
        reported: room.people.filter((actor) => reports.people.has(actor)).length,
        activeAt: row.lastActiveAt.getTime(),
        picture: version === null ? null : { url: pictureUrl(room.id), version },
      };
    })
    .sort((a, b) => b.reports + b.reported - (a.reports + a.reported) || b.activeAt - a.activeAt);
}

/** Open reports, by room (what was said in it included) and by person. */
async function readReports(db: Db, live: readonly PeopledRoom[]) {
  const people = new Map(live.flatMap((room) => room.people.map((actor) => [subjectFor(actor), actor])));
  const own = live.map((room) => subjectOf("room", room.id));
  const [cases, said] = await Promise.all([
    db.moderationCase.findMany({ where: { subject: { in: [...own, ...people.keys()] }, state: OPEN } }),
    db.moderationCase.findMany({ where: { kind: "chat", state: OPEN } }),
  ]);
  const lines = await db.chatLine.findMany({
    where: { id: { in: said.map(({ subject }) => idOf(subject)) }, room: { in: live.map(({ id }) => id) } },
    select: { id: true, room: true },
  });
  const roomOf = new Map<string, string>([
    ...own.map((subject): [string, string] => [subject, idOf(subject)]),
    ...lines.map(({ id, room }): [string, string] => [subjectOf("chat", id), room]),
  ]);
  const counted = new Map<string, number>();
  for (const { subject, reports } of [...cases, ...said]) {
    const room = roomOf.get(subject);
    // A case that a filter opened counts as one report.
    if (room) counted.set(room, (counted.get(room) ?? 0) + Math.max(1, reports));
  }
  const reported = cases.flatMap(({ subject }) => people.get(subject as Subject) ?? []);
  return { rooms: counted, people: new Set(reported) };
}

const subjectFor = (actor: ActorId): Subject => subjectOf("person", actor);
const idOf = (subject: string): string => subject.slice(subject.indexOf(":") + 1);

/** Pictures of private rooms are on the wall as well, so that a moderator looked is written down: once an hour. */
export async function noteWallVisit(
  { database: { db } }: HasDatabase,
  actor: ActorId,
  now: number,
): Promise<void> {
  const last = await db.auditEntry.findFirst({
    where: { actor, action: VISIT, at: { gte: new Date(now - VISIT_MS) } },
    select: { id: true },
  });
  if (!last) await audit(db, { actor, action: VISIT });
}
