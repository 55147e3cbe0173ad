import { listPublished } from "@/server/domain/work/list-published";
import { evenBarredProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const works = evenBarredProcedure.query(async ({ ctx }) =>
  listPublished(ctx.services.room, await viewersActors(ctx)),
);
