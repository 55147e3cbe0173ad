import { readSummary } from "@/server/domain/person/read-summary";
import { listOwnRooms } from "@/server/domain/room/list-own-rooms";
import { listPublished } from "@/server/domain/work/list-published";
import { evenBarredProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const rooms = evenBarredProcedure.query(async ({ ctx }) =>
  listOwnRooms(ctx.services.room, await viewersActors(ctx)),
);

export const works = evenBarredProcedure.query(async ({ ctx }) =>
  listPublished(ctx.services.room, await viewersActors(ctx)),
);

/** How much of a person there is here: what a guest would take along into an account. */
export const summary = evenBarredProcedure.query(async ({ ctx }) =>
  readSummary(ctx.services.room, await viewersActors(ctx)),
);
