import { listOwnRooms } from "@/server/domain/room/list-own-rooms";
import { listPublished } from "@/server/domain/work/list-published";
import { evenBarredProcedure } from "../trpc";
import { viewersActors } from "../work/read";

export const rooms = evenBarredProcedure.query(async ({ ctx }) =>
  listOwnRooms(ctx.services.room, await viewersActors(ctx)),
);

export const works = evenBarredProcedure.query(async ({ ctx }) =>
  listPublished(ctx.services.room.database.db, await viewersActors(ctx)),
);

/** How much of a person there is here: what a guest would take along into an account. */
export const summary = evenBarredProcedure.query(async ({ ctx }) => {
  const { db } = ctx.services.room.database;
  const actors = { in: await viewersActors(ctx) };
  const [inRooms, credits, published, unanswered] = await Promise.all([
    db.roomMember.count({ where: { actor: actors, leftAt: null, kickedAt: null } }),
    db.workCredit.count({ where: { player: actors, of: { publishedAt: { not: null } } } }),
    db.work.count({ where: { publisher: actors } }),
    db.workCredit.count({
      where: { player: actors, consent: "pending", of: { publishedAt: { not: null } } },
    }),
  ]);
  return { rooms: inRooms, credits, works: published, unanswered };
});
