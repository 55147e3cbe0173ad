import { adminProcedure } from "../trpc";

/** Which engine renders and why others do not; models and those refused; workers and queues. */
export const rendering = adminProcedure("models", "render").query(({ ctx: { services } }) => ({
  ...services.render.report(),
  refusedFolders: services.models.refused,
}));
