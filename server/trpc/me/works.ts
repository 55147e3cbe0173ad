import { listPublished } from "@/server/domain/work/list-published";
import { evenBarredProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const works = evenBarredProcedure("data").query(async ({ ctx }) =>
  listPublished(ctx.services.data, await viewersActors(ctx)),
);
