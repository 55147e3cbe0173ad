import { z } from "zod";
import { Seed } from "@/core/picture/recipe/recipe";
import { keepFavourite } from "@/server/domain/room/favourites/keep-favourite";
import { signedInProcedure } from "../../trpc";
import { ById } from "../input";

export const keep = signedInProcedure("data")
  .input(ById.extend({ seed: Seed, on: z.boolean() }))
  .mutation(({ ctx: { services, session }, input: { id: room, seed, on } }) =>
    keepFavourite(services.data, session.actor, { room, seed, on }),
  );
