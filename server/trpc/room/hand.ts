import { z } from "zod";
import { handOf } from "@/server/domain/render/own-hand";
import { takeRenderFor } from "@/server/domain/settings/take-render";
import { signedInProcedure } from "../trpc";
import { ById } from "./input";

/** Characters of base64: the browser has made the picture small. */
const MOST = 200_000;

/** The hand of a picture of one's own, for an edit to put into the recipe. Who asks says that they may use the picture. */
export const hand = signedInProcedure
  .input(
    ById.extend({
      picture: z.base64().min(1).max(MOST),
      rights: z.literal(true, { error: "Say that you may use the picture." }),
    }),
  )
  .mutation(async ({ ctx: { services, session }, input }) => {
    await services.hands.take(session.actor);
    await takeRenderFor({ ...services.room, renders: services.renders }, session);
    const picture = new Uint8Array(Buffer.from(input.picture, "base64"));
    const vector = await handOf({ ...services.work, intake: services.intake }, services.rooms, {
      room: input.id,
      actor: session.actor,
      picture,
    });
    return { vector };
  });
