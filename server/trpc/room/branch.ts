import { branchWithinQuota } from "@/server/domain/room/within-quota";
import { signedInProcedure } from "../trpc";
import { ById, Seq, Title } from "./input";

export const branch = signedInProcedure("room")
  .input(ById.extend({ seq: Seq, title: Title.optional() }))
  .mutation(async ({ ctx: { services, session }, input }) => {
    const { slug } = await branchWithinQuota(services.room, session, {
      room: input.id,
      seq: input.seq,
      title: input.title,
    });
    return { slug };
  });
