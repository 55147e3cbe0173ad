import { SettingsChange } from "@/core/settings/settings";
import { changeSettings } from "@/server/domain/settings/settings";
import { adminProcedure } from "../../trpc";

export const change = adminProcedure("data")
  .input(SettingsChange)
  .mutation(({ ctx: { services, session }, input }) => changeSettings(services.data, session.actor, input));
