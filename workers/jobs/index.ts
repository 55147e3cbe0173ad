import { writeFileSync } from "node:fs";
import { AppError } from "@/core/kernel/errors";
import { openDatabase } from "@/prisma/client";
import { HEAVY_JOBS, type HeavyDeps, type HeavyJob } from "@/server/domain/jobs/heavy-jobs";
import { modelShapes } from "@/server/domain/model/shapes";
import { Screen } from "@/server/domain/moderation/screening/screen";
import { openBlobs } from "@/server/infra/blobs/open-blobs";
import type { ApartSettings, ModelAbout, ToJob } from "@/server/infra/jobs/apart/messages";
import { createLogger } from "@/server/infra/log/logger";
import { markerHere } from "@/server/infra/marks/marker";
import { marksWith } from "@/server/infra/marks/marks";
import { standBack } from "@/server/infra/process/stand-back";
import { loadClassifier, openScreening } from "@/server/infra/screening/screening";
import { openKeyring } from "@/server/infra/secrets/open-keyring";
import { Parent } from "./parent";

/**
 * Runs heavy jobs, one at a time. The server forks it, sends it jobs and ends it. It has its own memory, and Linux ends this process
 * first when the machine runs out of memory.
 */
const NICENESS = 5;
/** Of 1000: how likely Linux is to end this process before others. */
const OOM_SCORE = "800";

type Run = Extract<ToJob, { type: "run" }>;

process.umask(0o077);
process.on("disconnect", () => process.exit(0));
// A Ctrl-C reaches the whole process group: the server says when to stop.
process.on("SIGINT", () => {});
standBack(NICENESS);
try {
  writeFileSync("/proc/self/oom_score_adj", OOM_SCORE);
} catch {
  // Not allowed to, or not Linux: then it is ended as any other.
}

const parent = new Parent();
let stopped = new AbortController();
/** Made for the first job and kept for later ones: all come from one server. */
let composed: Promise<HeavyDeps> | null = null;
process.on("message", (raw) => {
  const message = raw as ToJob;
  if (message.type === "abort") stopped.abort();
  else if (message.type === "run") void run(message);
  else parent.receive(message);
});

async function run({ settings, kind, data, scratch }: Run): Promise<void> {
  try {
    if (!Object.hasOwn(HEAVY_JOBS, kind))
      throw new RangeError(`no handler for ${kind} in a process of its own`);
    stopped = new AbortController();
    composed ??= compose(settings);
    const progress = (part: number) => parent.send({ type: "progress", part });
    await HEAVY_JOBS[kind as HeavyJob](await composed, data, { signal: stopped.signal, progress, scratch });
    parent.send({ type: "done", memory: process.memoryUsage().rss });
  } catch (error) {
    parent.send({
      type: "failed",
      code: error instanceof AppError ? error.code : null,
      why: error instanceof Error ? error.message : String(error),
      displayable: error instanceof AppError ? error.displayable : null,
    });
  }
}

/** The parts of the server that these jobs need. The process asks the server for pictures and further jobs. */
async function compose(settings: ApartSettings): Promise<HeavyDeps> {
  const logger = createLogger(settings.logLevel);
  const database = await openDatabase(settings.databaseUrl);
  const { blobs } = await openBlobs(settings);
  const { secretsKey, secretsKeyBefore, dataDir } = settings;
  const keyOf = (text: string | null) => (text === null ? null : Buffer.from(text, "base64"));
  const { secrets, signer, certificates } = await openKeyring(
    { dataDir, secretsKey: keyOf(secretsKey), secretsKeyBefore: keyOf(secretsKeyBefore) },
    { db: database.db, logger },
  );
  const about = new Map<string, ModelAbout>(settings.models.map((model) => [model.id, model]));
  const screen = new Screen(
    { database, secrets, now: Date.now },
    openScreening(settings.screenClassifier ? await loadClassifier(settings.screenClassifier) : undefined),
  );
  return {
    database,
    blobs,
    render: parent.render,
    models: modelShapes(
      settings.models.map(({ id, hash, sizes, controls, classes }) => ({
        ...{ id, hash, sizes },
        controls: controls.map((control) => ({ id: control })),
        classes: classes.map((one) => ({ id: one })),
      })),
      settings.finish,
    ),
    sizesOf: (id) => {
      const model = about.get(id);
      if (!model) throw new AppError("unknown_model", `no model ${id}`);
      return model.sizes;
    },
    logger,
    now: Date.now,
    jobs: { ask: async (kind, name, data) => void (await parent.ask({ ask: "job", kind, name, data })) },
    signer,
    marks: marksWith(certificates, markerHere()),
    screen,
    origin: settings.origin,
    version: settings.version,
    sourceTypeOf: (id) => about.get(id)?.sourceType ?? "algorithmicMedia",
    enlargerOf: (id) => about.get(id)?.enlarger ?? null,
  };
}
