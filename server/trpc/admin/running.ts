import { z } from "zod";
import { ModelId } from "@/core/ids/ids";
import { SettingsChange } from "@/core/settings/settings";
import { cancelJob, readJobs, retryJob } from "@/server/domain/jobs/manage-jobs";
import { readOverview } from "@/server/domain/settings/overview";
import { changeSettings, readSettings } from "@/server/domain/settings/settings";
import { readStorage } from "@/server/domain/storage/read-storage";
import { adminProcedure, router } from "../trpc";

/** Which engine renders and why others do not; models and those refused; workers and queues. */
export const rendering = adminProcedure.query(({ ctx: { services } }) => ({
  ...services.render.report(),
  refusedFolders: services.refusedModels,
}));

export const overview = adminProcedure.query(async ({ ctx: { services } }) => ({
  ...(await readOverview(services.room.database.db, Date.now())),
  rendering: services.render.report().state,
  engine: services.render.report().engine,
  unnamedProxies: services.proxies.list(),
}));

const ByJob = z.object({ id: z.string().min(1).max(64) });
export const jobsRouter = router({
  list: adminProcedure.query(({ ctx }) => readJobs(ctx.services.room.database.db)),
  retry: adminProcedure.input(ByJob).mutation(async ({ ctx: { services, session }, input }) => {
    await retryJob(services.room.database.db, session.actor, input.id);
    services.work.jobs.wake();
  }),
  cancel: adminProcedure
    .input(ByJob)
    .mutation(({ ctx: { services, session }, input }) =>
      cancelJob(services.room.database.db, session.actor, input.id),
    ),
});

export const modelsRouter = router({
  list: adminProcedure.query(async ({ ctx: { services } }) => {
    const { db } = services.room.database;
    const { modelsOff } = await readSettings(db);
    const rooms = await db.room.groupBy({
      by: ["modelId"],
      where: { closedAt: null },
      _count: { id: true },
    });
    return services.models.map((model) => ({
      id: model.id,
      title: model.title,
      summary: model.summary,
      on: !modelsOff.includes(model.id),
      rooms: rooms.find((row) => row.modelId === model.id)?._count.id ?? 0,
    }));
  }),
  /** Off: no new room begins with it. Rooms that have it keep it. */
  turn: adminProcedure
    .input(z.object({ id: ModelId, on: z.boolean() }))
    .mutation(async ({ ctx: { services, session }, input: { id, on } }) => {
      const { db } = services.room.database;
      const { modelsOff } = await readSettings(db);
      const others = modelsOff.filter((off) => off !== id);
      await changeSettings(db, session.actor, { modelsOff: on ? others : [...others, id] });
    }),
});

export const settingsRouter = router({
  get: adminProcedure.query(({ ctx }) => readSettings(ctx.services.room.database.db)),
  change: adminProcedure
    .input(SettingsChange)
    .mutation(({ ctx: { services, session }, input }) =>
      changeSettings(services.room.database.db, session.actor, input),
    ),
});

export const storage = adminProcedure.query(({ ctx: { services } }) =>
  readStorage({ db: services.room.database.db, blobs: services.room.blobs }, Date.now()),
);
