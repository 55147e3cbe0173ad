import { listKeys } from "@/server/domain/key/list-keys";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const list = signedInProcedure("data").query(async ({ ctx }) =>
  listKeys(ctx.services.data, await viewersActors(ctx)),
);
