import { cancelExport } from "@/server/domain/export/cancel-export";
import { signedInProcedure } from "../trpc";
import { ById } from "./input";

export const cancel = signedInProcedure("work")
  .input(ById)
  .mutation(({ ctx: { services, session }, input }) => cancelExport(services.work, session.actor, input.id));
