import { z } from "zod";
import { ExportRequest } from "@/core/export/export";
import { RoomId } from "@/core/ids/ids";
import { askExport } from "@/server/domain/export/ask-export";
import { cancelExport, listExports, retryExport } from "@/server/domain/export/list-exports";
import { router, signedInProcedure } from "../trpc";

const ById = z.object({ id: z.string().regex(/^[0-9a-f]{16}$/) });

const list = signedInProcedure
  .input(z.object({ room: RoomId }))
  .query(({ ctx: { services, session }, input }) => listExports(services.work, session.actor, input.room));

const ask = signedInProcedure
  .input(ExportRequest)
  .mutation(({ ctx: { services, session }, input }) => askExport(services.work, session.actor, input));

const cancel = signedInProcedure
  .input(ById)
  .mutation(({ ctx: { services, session }, input }) => cancelExport(services.work, session.actor, input.id));

const retry = signedInProcedure
  .input(ById)
  .mutation(({ ctx: { services, session }, input }) => retryExport(services.work, session.actor, input.id));

export const exportRouter = router({ list, ask, cancel, retry });
