import { retryExport } from "@/server/domain/export/retry-export";
import { signedInProcedure } from "../trpc";
import { ById } from "./input";

export const retry = signedInProcedure("work")
  .input(ById)
  .mutation(({ ctx: { services, session }, input }) => retryExport(services.work, session.actor, input.id));
