import { readLog } from "@/server/domain/moderation/read-log";
import { readTransparency } from "@/server/domain/moderation/read-transparency";
import { openProcedure, router } from "../trpc";
import { LogInput, SpanInput } from "./input";
import { liveRouter } from "./live";
import { bulks, evidence, lineage, replay } from "./look";
import { act, bulk, decideOn, get, open, queue, undoBulk, waiting } from "./moderate";
import { appeal, myDecisions, myReports, report } from "./take-part";

export const moderationRouter = router({
  report,
  myReports,
  myDecisions,
  appeal,
  queue,
  waiting,
  get,
  act,
  open,
  decideOn,
  bulk,
  undoBulk,
  bulks,
  evidence,
  replay,
  lineage,
  /** Rooms with people in them, and what moderators can do there. */
  live: liveRouter,
  /** The public log, redacted. */
  log: openProcedure.input(LogInput).query(({ ctx, input }) => readLog(ctx.services.room, input.page)),
  transparency: openProcedure
    .input(SpanInput)
    .query(({ ctx, input }) =>
      readTransparency(ctx.services.room, ctx.services.counted, input.from, input.to),
    ),
});
