import { branchRoom } from "@/server/domain/room/branch-room";
import { requireRoomQuota, withinRooms } from "@/server/domain/settings/quotas";
import { signedInProcedure } from "../trpc";
import { ById, Seq, Title } from "./input";

export const branch = signedInProcedure
  .input(ById.extend({ seq: Seq, title: Title.optional() }))
  .mutation(async ({ ctx: { services, session }, input }) => {
    await requireRoomQuota(services.room.database.db, session);
    const { slug } = await branchRoom(services.room, session.actor, {
      room: input.id,
      seq: input.seq,
      title: input.title,
      within: withinRooms(session),
    });
    return { slug };
  });
