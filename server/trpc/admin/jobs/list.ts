import { readJobs } from "@/server/domain/jobs/manage-jobs";
import { adminProcedure } from "../../trpc";

export const list = adminProcedure("upkeep").query(({ ctx }) => readJobs(ctx.services.upkeep.jobs));
