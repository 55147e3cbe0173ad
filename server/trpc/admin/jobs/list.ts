import { readJobs } from "@/server/domain/jobs/manage-jobs";
import { adminProcedure } from "../../trpc";

export const list = adminProcedure.query(({ ctx }) => readJobs(ctx.services.jobs));
