import { AppError } from "@/core/errors";
import { router, signedInProcedure } from "../trpc";

/** Admins alone. To everyone else what is behind it does not exist. */
const adminProcedure = signedInProcedure.use(({ ctx, next }) => {
  if (ctx.session.role !== "admin") throw new AppError("not_found", "not an admin");
  return next();
});

export const adminRouter = router({
  /** Which engine renders and why others do not; models and those refused; workers and queues. */
  rendering: adminProcedure.query(({ ctx: { services } }) => ({
    ...services.render.report(),
    refusedFolders: services.refusedModels,
  })),
});
