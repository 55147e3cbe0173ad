import { listComments } from "@/server/domain/work/social/comments";
import { openProcedure } from "../trpc";
import { ByWork } from "./input";

export const comments = openProcedure("data")
  .input(ByWork)
  .query(({ ctx, input }) => listComments(ctx.services.data, input.id));
