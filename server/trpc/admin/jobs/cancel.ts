import { cancelJob } from "@/server/domain/jobs/manage-jobs";
import { adminProcedure } from "../../trpc";
import { ByJob } from "./input";

export const cancel = adminProcedure
  .input(ByJob)
  .mutation(({ ctx: { services, session }, input }) =>
    cancelJob({ ...services.room, jobs: services.jobs }, session.actor, input.id),
  );
