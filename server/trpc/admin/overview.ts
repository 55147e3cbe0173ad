import { readOverview } from "@/server/domain/settings/overview";
import { adminProcedure } from "../trpc";

/** How the instance stands: its people, rooms, works and jobs, and what renders. */
export const overview = adminProcedure("data", "render", "upkeep").query(async ({ ctx: { services } }) => ({
  ...(await readOverview({ ...services.data, jobs: services.upkeep.jobs }, Date.now())),
  rendering: services.render.report().state,
  engine: services.render.report().engine,
  unnamedProxies: services.upkeep.proxies.list(),
}));
