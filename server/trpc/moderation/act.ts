import { z } from "zod";

import { DeskDecision } from "@/core/moderation/events";
import { REASONS_LENGTH } from "@/core/moderation/limits";
import { act as actInCase } from "@/server/domain/moderation/cases/act";
import { moderatorProcedure } from "../trpc";
import { askingOf } from "./asking";
import { ByCase, Reasons, Version } from "./input";

const Text = z.string().min(1).max(REASONS_LENGTH);
/** What a moderator can do in a case; appeals come from the one concerned. */
const Body = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("claim") }),
  z.object({ kind: z.literal("release") }),
  z.object({ kind: z.literal("note"), text: Text }),
  z.object({ kind: z.literal("escalate"), text: Text }),
  z.object({ kind: z.literal("decide"), decision: DeskDecision }),
  z.object({ kind: z.literal("restore"), why: Text }),
  z.object({ kind: z.literal("answer-appeal"), outcome: z.enum(["upheld", "overturned"]), reasons: Reasons }),
  z.object({ kind: z.literal("undo") }),
]);

/** Does something in a case, against the version that was looked at. */
export const act = moderatorProcedure("data", "moderation")
  .input(ByCase.extend({ version: Version, body: Body }))
  .mutation(async ({ ctx, input: { body, ...at } }) => {
    const full = body.kind === "decide" || body.kind === "undo" ? { ...body, bulk: null } : body;
    await actInCase(ctx.services.moderation, await askingOf(ctx), { ...at, body: full });
  });
