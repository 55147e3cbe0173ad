import { z } from "zod";
import { handOf } from "@/server/domain/render/own-hand";
import { signedInProcedure } from "../trpc";
import { ById } from "./input";

/** Characters of base64: the browser has made the picture small. */
const MOST = 200_000;

/** The hand of a picture of one's own, for an edit to put into the recipe. Who asks says that they may use the picture. */
export const hand = signedInProcedure("intake", "limits", "rooms", "work")
  .input(
    ById.extend({
      picture: z.base64().min(1).max(MOST),
      rights: z.literal(true, { error: "Say that you may use the picture." }),
    }),
  )
  .mutation(async ({ ctx: { services, session }, input }) => {
    const picture = new Uint8Array(Buffer.from(input.picture, "base64"));
    const { work, intake, limits, rooms } = services;
    const { renders, hands } = limits;
    const vector = await handOf({ ...work, intake, renders, hands }, rooms, {
      room: input.id,
      by: session,
      picture,
    });
    return { vector };
  });
