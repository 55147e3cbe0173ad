import { z } from "zod";
import { RoomId } from "@/core/ids/ids";
import { publishProgress } from "@/server/domain/work/prepare-work";
import { listRenewable } from "@/server/domain/work/renew-work";
import { unpublishWork } from "@/server/domain/work/unpublish-work";
import { publishWithinQuota, renewWithinQuota } from "@/server/domain/work/within-quota";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";
import { ByWork, LicenceInput, Texts } from "./input";

export const publish = signedInProcedure
  .input(
    z.object({
      room: RoomId,
      seq: z.int().min(0),
      ...Texts,
      licence: LicenceInput,
      doNotTrain: z.boolean().default(true),
    }),
  )
  .mutation(({ ctx: { services, session }, input }) =>
    publishWithinQuota(services.work, session, () => input),
  );

export const progress = signedInProcedure
  .input(ByWork)
  .query(({ ctx: { services, session }, input }) => publishProgress(services.work, session.actor, input.id));

/** Works of a room that could have a new version. */
export const renewable = signedInProcedure
  .input(z.object({ room: RoomId }))
  .query(async ({ ctx, input }) => listRenewable(ctx.services.room, await viewersActors(ctx), input.room));

export const renew = signedInProcedure
  .input(ByWork.extend({ seq: z.int().min(0), why: z.string().max(800).default("") }))
  .mutation(async ({ ctx, input: { id, ...wanted } }) => {
    const { actor, isGuest, role } = ctx.session;
    const by = { actor, isGuest, role, actors: await viewersActors(ctx) };
    await renewWithinQuota(ctx.services.work, by, { work: id, ...wanted });
  });

export const unpublish = signedInProcedure
  .input(ByWork.extend({ reason: z.string().max(300).default("") }))
  .mutation(({ ctx: { services, session }, input }) =>
    unpublishWork(services.work, session.actor, input.id, input.reason),
  );
