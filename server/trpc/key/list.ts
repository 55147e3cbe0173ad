import { listKeys } from "@/server/domain/key/list-keys";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const list = signedInProcedure.query(async ({ ctx }) =>
  listKeys(ctx.services.room, await viewersActors(ctx)),
);
