import { act } from "@/server/domain/moderation/cases/act";
import { evenBarredProcedure } from "../trpc";
import { askingOf } from "./asking";
import { ByCase, Reasons, Version } from "./input";

export const appeal = evenBarredProcedure("data", "moderation")
  .input(ByCase.extend({ version: Version, text: Reasons }))
  .mutation(async ({ ctx, input }) => {
    const { moderates: _, ...by } = await askingOf(ctx);
    const body = { kind: "appeal" as const, text: input.text };
    await act(
      ctx.services.moderation,
      { ...by, moderates: false },
      { case: input.case, version: input.version, body },
    );
  });
