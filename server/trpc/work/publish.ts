import { z } from "zod";
import { RoomId } from "@/core/ids/ids";
import { requireWorkQuota } from "@/server/domain/settings/quotas";
import { publishProgress } from "@/server/domain/work/prepare-work";
import { publishWork } from "@/server/domain/work/publish-work";
import { unpublishWork } from "@/server/domain/work/unpublish-work";
import { signedInProcedure } from "../trpc";
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
  .mutation(async ({ ctx: { services, session }, input }) => {
    await requireWorkQuota(services.room.database.db, session, Date.now());
    return publishWork(services.work, { actor: session.actor, isGuest: session.isGuest }, input);
  });

export const progress = signedInProcedure
  .input(ByWork)
  .query(({ ctx: { services, session }, input }) => publishProgress(services.work, session.actor, input.id));

export const unpublish = signedInProcedure
  .input(ByWork.extend({ reason: z.string().max(300).default("") }))
  .mutation(({ ctx: { services, session }, input }) =>
    unpublishWork(services.work, session.actor, input.id, input.reason),
  );
