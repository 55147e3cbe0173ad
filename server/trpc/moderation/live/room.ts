import { z } from "zod";

import { readLiveRoom } from "@/server/domain/moderation/live/read-live-room";
import { moderatorProcedure } from "../../trpc";

const Slug = z.string().regex(/^[a-z0-9-]{1,80}$/, "not a room's address");

/** What a moderator knows of a room before entering it: private ones too, none of their pictures. */
export const room = moderatorProcedure("data", "models")
  .input(z.object({ slug: Slug }))
  .query(async ({ ctx, input }) => {
    const { modelId, ...facts } = await readLiveRoom(ctx.services.data, input.slug);
    return { ...facts, model: ctx.services.models.installed.find((model) => model.id === modelId) ?? null };
  });
