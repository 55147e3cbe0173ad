import { publishProgress } from "@/server/domain/work/publish/prepare-work";
import { signedInProcedure } from "../trpc";
import { ByWork } from "./input";

export const progress = signedInProcedure("work")
  .input(ByWork)
  .query(({ ctx: { services, session }, input }) => publishProgress(services.work, session.actor, input.id));
