import { randomBytes, randomUUID } from "node:crypto";
import { type ActorId, WorkId } from "@/core/kernel/ids/ids";
import type { Asking } from "@/core/moderation/decide-act";
import { subjectOf } from "@/core/moderation/subjects";
import type { Database } from "@/prisma/client";
import { roomRow } from "@/server/domain/room/testing";
import { workRow } from "@/server/domain/work/testing";
import type { ModerationDeps } from "./deps";

/** Somebody who moderates, but for what is said otherwise. */
export const asking = (actor: ActorId, some: Partial<Asking> = {}): Asking => ({
  actor,
  actors: [actor],
  moderates: true,
  isAdmin: false,
  ...some,
});

/** People, moderators and works in a database, whose clock goes on with every look at it. */
export class DeskScene {
  clock = Date.parse("2026-01-01T00:00:00Z");
  /** Whom decisions ended the connections of, and the rooms that they closed. */
  readonly shut: ActorId[] = [];
  readonly closed: string[] = [];

  constructor(private readonly database: () => Database) {}

  readonly deps = (): ModerationDeps => ({
    database: this.database(),
    secrets: { auth: "a secret of at least thirty-two characters" },
    now: () => ++this.clock,
    closeRoom: async (room) => void this.closed.push(room),
    shutOut: async (actor) => void this.shut.push(actor),
    liftInRoom: async () => "all",
    onLate: () => {},
  });

  readonly person = async (name: string, { role = "user", guest = false } = {}): Promise<ActorId> => {
    const { db } = this.database();
    const id = randomUUID();
    const user = { id, name, email: `${id}@example.org`, role, isAnonymous: guest, updatedAt: new Date() };
    await db.user.create({ data: user });
    return (await db.actor.create({ data: { id: randomUUID(), userId: id } })).id as ActorId;
  };

  readonly moderator = async (name = "Mo"): Promise<Asking> =>
    asking(await this.person(name, { role: "moderator" }));

  /** @param fingerprints one for each orientation */
  readonly publishedWork = async (
    publisher: ActorId,
    { fingerprints = [], title = "A work" }: { fingerprints?: string[]; title?: string } = {},
  ) => {
    const { db } = this.database();
    const room = await db.room.create({ data: roomRow(publisher) });
    const id = WorkId.parse(randomBytes(8).toString("hex"));
    await db.work.create({ data: { ...workRow(publisher, { title }), id, room: room.id, seq: 0 } });
    await db.fingerprint.createMany({
      data: fingerprints.map((hash, orientation) => ({ work: id, orientation, hash })),
    });
    return { id, subject: subjectOf("work", id), room: room.id };
  };
}
