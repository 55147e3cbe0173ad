import { listFavourites } from "@/server/domain/room/favourites/list-favourites";
import { signedInProcedure } from "../../trpc";
import { ById } from "../input";

export const list = signedInProcedure("data")
  .input(ById)
  .query(({ ctx: { services, session }, input }) => listFavourites(services.data, input.id, session.actor));
