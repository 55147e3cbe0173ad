import { eventRows } from "@/server/domain/room/queries/read-events";
import { asRoomMember } from "@/server/domain/room/row";
import type { EventRow } from "@/server/domain/room/store";
import { arrayChunks, jsonChunks } from "@/server/infra/zip/zip-stream";
import type { Archive } from "./archive";
import { paged } from "./pages";

/** Every room a person has been in: what it is, what they are in it, and every event of its log that they caused. */
export async function addRooms({ deps, zip, actors }: Archive): Promise<void> {
  const { db } = deps.database;
  const mine = { in: [...actors] };
  const memberships = paged(async (page) =>
    asRoomMember(
      await db.roomMember.findMany({
        where: { actor: mine },
        include: { of: true },
        orderBy: [{ room: "asc" }, { actor: "asc" }],
        ...page,
      }),
    ),
  );
  let last: string | null = null;
  for await (const { room, of, role, joinedAt, leftAt, kickedAt } of memberships) {
    // Two actors of one person in one room are one room here.
    if (room === last) continue;
    last = room;
    const { slug, title, visibility, hostActor, modelId, createdAt, lastActiveAt, closedAt } = of;
    await zip.add(
      `rooms/${slug}/room.json`,
      jsonChunks({
        id: room,
        slug,
        title,
        visibility,
        modelId,
        createdAt,
        lastActiveAt,
        closedAt,
        myRole: role,
        iAmHost: actors.some((actor) => actor === hostActor),
        joinedAt,
        leftAt,
        removedAt: kickedAt,
      }),
    );
    const events = eventRows(db, { room: room, actors });
    await zip.add(`rooms/${slug}/my-events.json`, arrayChunks(readable(events)));
  }
}

async function* readable(rows: AsyncIterable<EventRow>): AsyncGenerator<object> {
  for await (const { seq, at, actor, kind, payload, hash } of rows)
    yield { seq, at: new Date(Number(at)), actor, kind, payload: JSON.parse(payload) as unknown, hash };
}
