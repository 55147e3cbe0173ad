import { z } from "zod";
import { RoomId } from "@/core/ids/ids";
import { requireWorkQuota, withinWorks } from "@/server/domain/settings/quotas";
import { publishProgress } from "@/server/domain/work/prepare-work";
import { publishWork } from "@/server/domain/work/publish-work";
import { listRenewable, renewWork } from "@/server/domain/work/renew-work";
import { unpublishWork } from "@/server/domain/work/unpublish-work";
import { signedInProcedure } from "../trpc";
import { ByWork, LicenceInput, Texts } from "./input";
import { viewersActors } from "./read";

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
  .mutation(async ({ ctx: { services, session }, input }) => {
    await requireWorkQuota(services.room.database.db, session, Date.now());
    const by = { actor: session.actor, isGuest: session.isGuest };
    return publishWork(services.work, by, input, withinWorks(session, Date.now()));
  });

export const progress = signedInProcedure
  .input(ByWork)
  .query(({ ctx: { services, session }, input }) => publishProgress(services.work, session.actor, input.id));

/** Works of a room that could have a new version. */
export const renewable = signedInProcedure
  .input(z.object({ room: RoomId }))
  .query(async ({ ctx, input }) =>
    listRenewable(ctx.services.room.database.db, await viewersActors(ctx), input.room),
  );

export const renew = signedInProcedure
  .input(ByWork.extend({ seq: z.int().min(0), why: z.string().max(800).default("") }))
  .mutation(async ({ ctx, input: { id, ...wanted } }) => {
    const { services, session } = ctx;
    await requireWorkQuota(services.room.database.db, session, Date.now());
    const by = { actor: session.actor, isGuest: session.isGuest, actors: await viewersActors(ctx) };
    await renewWork(services.work, by, { work: id, ...wanted });
  });

export const unpublish = signedInProcedure
  .input(ByWork.extend({ reason: z.string().max(300).default("") }))
  .mutation(({ ctx: { services, session }, input }) =>
    unpublishWork(services.work, session.actor, input.id, input.reason),
  );
