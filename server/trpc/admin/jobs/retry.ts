import { retryJob } from "@/server/domain/jobs/manage-jobs";
import { adminProcedure } from "../../trpc";
import { ByJob } from "./input";

export const retry = adminProcedure.input(ByJob).mutation(async ({ ctx: { services, session }, input }) => {
  await retryJob(services.room, session.actor, input.id);
  services.work.jobs.wake();
});
