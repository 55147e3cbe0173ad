import { readLog } from "@/server/domain/room/queries/read-history";
import { openProcedure } from "../trpc";
import { ById, Seq } from "./input";

export const log = openProcedure("room")
  .input(ById.extend({ from: Seq.default(0) }))
  .query(({ ctx: { services, session }, input }) =>
    readLog(services.room, session?.actor ?? null, input.id, input.from),
  );
