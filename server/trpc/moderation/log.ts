import { z } from "zod";

import { readLog } from "@/server/domain/moderation/public/read-log";
import { openProcedure } from "../trpc";
import { Page } from "./input";

/** The public log, redacted. */
export const log = openProcedure("moderation")
  .input(z.object({ page: Page }))
  .query(({ ctx, input }) => readLog(ctx.services.moderation, input.page));
