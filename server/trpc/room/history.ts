import { readHistory } from "@/server/domain/room/queries/read-history";
import { openProcedure } from "../trpc";
import { ById, Seq } from "./input";

export const history = openProcedure("room")
  .input(ById.extend({ cursor: Seq.nullish() }))
  .query(({ ctx: { services, session }, input }) =>
    readHistory(services.room, session?.actor ?? null, input.id, input.cursor ?? undefined),
  );
