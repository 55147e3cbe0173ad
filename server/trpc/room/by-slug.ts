import { z } from "zod";
import { AppError } from "@/core/kernel/errors";
import { findRoom } from "@/server/domain/room/queries/find-room";
import { openProcedure } from "../trpc";
import { Slug } from "./input";

export const bySlug = openProcedure("models", "room", "rooms")
  .input(z.object({ slug: Slug }))
  .query(async ({ ctx: { services, session }, input }) => {
    const { modelId, ...room } = await findRoom(services.room, input.slug, session?.actor ?? null);
    const model = services.models.installed.find((m) => m.id === modelId);
    if (!model)
      throw new AppError(
        "unknown_model",
        `${modelId} is not installed`,
        "This room's model is not installed here.",
      );
    // Of a room that is not theirs to look into, nobody learns whether anyone is there.
    return {
      ...room,
      model,
      finish: services.models.finish,
      online: room.hostName === null ? 0 : ((await services.rooms.counts([room.id]))[room.id] ?? 0),
    };
  });
