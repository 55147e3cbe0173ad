import { z } from "zod";

import { RoomId } from "@/core/kernel/ids/ids";
import { REASONS_LENGTH } from "@/core/moderation/limits";
import { ModeratorAct } from "@/core/room/protocol/moderator-act";
import { moderateRoom } from "@/server/domain/moderation/live/moderate-room";
import { moderatorProcedure } from "../../trpc";
import { askingOf } from "../asking";

const Input = z.object({
  room: RoomId,
  act: ModeratorAct,
  facts: z.string().trim().min(10, "Say a little more: at least ten characters.").max(REASONS_LENGTH),
});

/** Freezes, thaws, removes, lets in again, sets back. */
export const act = moderatorProcedure("data", "rooms")
  .input(Input)
  .mutation(async ({ ctx, input }) => {
    return moderateRoom(ctx.services.rooms, await askingOf(ctx), input);
  });
