import { cancelJob } from "@/server/domain/jobs/manage-jobs";
import { adminProcedure } from "../../trpc";
import { ByJob } from "./input";

export const cancel = adminProcedure("data", "upkeep")
  .input(ByJob)
  .mutation(({ ctx: { services, session }, input }) =>
    cancelJob({ ...services.data, jobs: services.upkeep.jobs }, session.actor, input.id),
  );
