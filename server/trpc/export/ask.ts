import { ExportRequest } from "@/core/work/export/export";
import { askExport } from "@/server/domain/export/ask-export";
import { signedInProcedure } from "../trpc";

export const ask = signedInProcedure("work")
  .input(ExportRequest)
  .mutation(({ ctx: { services, session }, input }) => askExport(services.work, session.actor, input));
