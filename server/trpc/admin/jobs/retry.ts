import { retryJob } from "@/server/domain/jobs/manage-jobs";
import { adminProcedure } from "../../trpc";
import { ByJob } from "./input";

export const retry = adminProcedure("data", "upkeep")
  .input(ByJob)
  .mutation(({ ctx: { services, session }, input }) =>
    retryJob({ ...services.data, jobs: services.upkeep.jobs }, session.actor, input.id),
  );
