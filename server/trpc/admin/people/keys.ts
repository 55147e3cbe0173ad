import { listKeysOf } from "@/server/domain/key/end-keys";
import { adminProcedure } from "../../trpc";
import { ByUser } from "./input";

/** Someone's keys of the API, without the keys themselves. */
export const keys = adminProcedure("data")
  .input(ByUser)
  .query(({ ctx, input }) => listKeysOf(ctx.services.data, input.userId));
