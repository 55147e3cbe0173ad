import { z } from "zod";
import { ModelId } from "@/core/ids/ids";
import { SettingsChange } from "@/core/settings/settings";
import { cancelJob, readJobs, retryJob } from "@/server/domain/jobs/manage-jobs";
import { listModels } from "@/server/domain/settings/list-models";
import { readOverview } from "@/server/domain/settings/overview";
import { changeSettings, readSettings } from "@/server/domain/settings/settings";
import { turnModel } from "@/server/domain/settings/turn-model";
import { readStorage } from "@/server/domain/storage/read-storage";
import { adminProcedure, router } from "../trpc";

/** Which engine renders and why others do not; models and those refused; workers and queues. */
export const rendering = adminProcedure.query(({ ctx: { services } }) => ({
  ...services.render.report(),
  refusedFolders: services.refusedModels,
}));

export const overview = adminProcedure.query(async ({ ctx: { services } }) => ({
  ...(await readOverview(services.room, Date.now())),
  rendering: services.render.report().state,
  engine: services.render.report().engine,
  unnamedProxies: services.proxies.list(),
}));

const ByJob = z.object({ id: z.string().min(1).max(64) });
export const jobsRouter = router({
  list: adminProcedure.query(({ ctx }) => readJobs(ctx.services.room)),
  retry: adminProcedure.input(ByJob).mutation(async ({ ctx: { services, session }, input }) => {
    await retryJob(services.room, session.actor, input.id);
    services.work.jobs.wake();
  }),
  cancel: adminProcedure
    .input(ByJob)
    .mutation(({ ctx: { services, session }, input }) => cancelJob(services.room, session.actor, input.id)),
});

export const modelsRouter = router({
  list: adminProcedure.query(({ ctx: { services } }) => listModels(services.room, services.models)),
  turn: adminProcedure
    .input(z.object({ id: ModelId, on: z.boolean() }))
    .mutation(({ ctx: { services, session }, input }) => turnModel(services.room, session.actor, input)),
});

export const settingsRouter = router({
  get: adminProcedure.query(({ ctx }) => readSettings(ctx.services.room)),
  change: adminProcedure
    .input(SettingsChange)
    .mutation(({ ctx: { services, session }, input }) => changeSettings(services.room, session.actor, input)),
});

export const storage = adminProcedure.query(({ ctx: { services } }) =>
  readStorage(services.room, Date.now()),
);
