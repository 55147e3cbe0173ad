import { adminProcedure, router } from "../trpc";

export const adminRouter = router({
  /** Which engine renders and why others do not; models and those refused; workers and queues. */
  rendering: adminProcedure.query(({ ctx: { services } }) => ({
    ...services.render.report(),
    refusedFolders: services.refusedModels,
  })),
});
