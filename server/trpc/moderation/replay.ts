import { z } from "zod";

import { replayRoom } from "@/server/domain/moderation/live/replay-room";
import { moderatorProcedure } from "../trpc";
import { ByCase } from "./input";

/** The history of the room that a case is about. */
export const replay = moderatorProcedure("data")
  .input(ByCase.extend({ before: z.int().min(0).optional() }))
  .query(({ ctx, input }) => replayRoom(ctx.services.data, ctx.session.actor, input.case, input.before));
