import { z } from "zod";

import { createInvite } from "@/server/domain/room/entry/invites";
import { signedInProcedure } from "../../trpc";
import { ById, GuestRole } from "../input";

export const create = signedInProcedure("config", "room")
  .input(ById.extend({ role: GuestRole, days: z.int().min(1).max(365).optional() }))
  .mutation(async ({ ctx: { services, session }, input }) => {
    const { id, slug, token, expiresAt } = await createInvite(services.room, session.actor, {
      room: input.id,
      role: input.role,
      days: input.days,
    });
    const path = `/r/${slug}?invite=${token}`;
    return { id, expiresAt, path, url: `${services.config.origin}${path}` };
  });
