import { retryJob } from "@/server/domain/jobs/manage-jobs";
import { adminProcedure } from "../../trpc";
import { ByJob } from "./input";

export const retry = adminProcedure
  .input(ByJob)
  .mutation(({ ctx: { services, session }, input }) =>
    retryJob({ ...services.room, jobs: services.jobs }, session.actor, input.id),
  );
