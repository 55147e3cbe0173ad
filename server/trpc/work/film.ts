import { readFilm } from "@/server/domain/work/read-work";
import { openProcedure } from "../trpc";
import { ByWork } from "./input";

export const film = openProcedure("work")
  .input(ByWork)
  .query(({ ctx, input }) => readFilm(ctx.services.work, input.id));
