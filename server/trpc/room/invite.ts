import { z } from "zod";
import { createInvite, listInvites, revokeInvite } from "@/server/domain/room/invites";
import { router, signedInProcedure } from "../trpc";
import { ById, GuestRole } from "./input";

const create = signedInProcedure
  .input(ById.extend({ role: GuestRole, days: z.int().min(1).max(365).optional() }))
  .mutation(async ({ ctx: { services, session }, input }) => {
    const { slug, token } = await createInvite(services.room, session.actor, {
      room: input.id,
      role: input.role,
      days: input.days,
    });
    return {
      path: `/r/${slug}?invite=${token}`,
      url: `${services.config.origin}/r/${slug}?invite=${token}`,
    };
  });

const list = signedInProcedure
  .input(ById)
  .query(({ ctx: { services, session }, input }) => listInvites(services.room, session.actor, input.id));

const revoke = signedInProcedure
  .input(z.object({ id: z.string().max(64) }))
  .mutation(({ ctx: { services, session }, input }) => revokeInvite(services.room, session.actor, input.id));

export const inviteRouter = router({ create, list, revoke });
