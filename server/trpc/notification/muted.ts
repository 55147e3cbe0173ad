import { readMuted } from "@/server/domain/notification/mute-notices";
import { evenBarredProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const muted = evenBarredProcedure("data").query(async ({ ctx }) =>
  readMuted(ctx.services.data, await viewersActors(ctx)),
);
