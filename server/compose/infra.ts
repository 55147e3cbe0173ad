import type { Database } from "@/prisma/client";
import type { Config } from "@/server/config";
import { type EventBus, type Events, eventSchemas } from "@/server/domain/events/events";
import type { Blobs } from "@/server/infra/blobs/blobs";
import { openBlobs } from "@/server/infra/blobs/open-blobs";
import { localBus } from "@/server/infra/bus/bus";
import { redisBus } from "@/server/infra/bus/redis-bus";
import { type DataFolder, openDataFolder } from "@/server/infra/data/data-folder";
import { lockDatabase } from "@/server/infra/db/lock-database";
import { openDatabaseInWords } from "@/server/infra/db/open-in-words";
import { JobProcesses } from "@/server/infra/jobs/apart/job-processes";
import { databaseClock } from "@/server/infra/jobs/clock";
import { DatabaseJobs } from "@/server/infra/jobs/database-jobs";
import type { Jobs } from "@/server/infra/jobs/jobs";
import type { Limits } from "@/server/infra/limits/limits";
import { memoryLimits } from "@/server/infra/limits/memory-limits";
import { redisLimits } from "@/server/infra/limits/redis-limits";
import type { Logger } from "@/server/infra/log/logger";
import { type Mailer, smtpMailer } from "@/server/infra/mail/mailer";
import { type Marker, markerProcess } from "@/server/infra/marks/marker";
import { type Marks, marksWith } from "@/server/infra/marks/marks";
import type { RenderPool } from "@/server/infra/render";
import { openKeyring } from "@/server/infra/secrets/open-keyring";
import type { Secrets } from "@/server/infra/secrets/secrets";
import type { Signer } from "@/server/infra/signing/signer";
import type { Closing } from "./closing";
import { type Installed, openInstalled } from "./installed";
import { openRender } from "./render";
import { openShared, type Shared } from "./shared";

/** The parts that all other parts use. */
export type Infra = {
  config: Config;
  /** Null where this process is the whole instance. */
  shared: Shared | null;
  logger: Logger;
  folder: DataFolder;
  secrets: Secrets;
  database: Database;
  blobs: Blobs;
  /** Throws where pictures cannot be stored or read now. */
  checkBlobs: () => Promise<void>;
  render: RenderPool;
  installed: Installed;
  bus: EventBus;
  /** What is done where this process may not have heard what others told. */
  onMissed: Set<() => void>;
  limits: Limits;
  jobs: Jobs;
  jobProcesses: JobProcesses;
  marks: Marks;
  signer: Signer;
  /** Null where no mail server is configured. */
  mailer: Mailer | null;
};

export type InfraOptions = {
  /** Another server took the database from this one. */
  onDatabaseLost?: () => void;
  /** In place of those that the data folder keeps. */
  secrets?: Partial<Secrets>;
  /** In place of one in a process of its own. */
  marker?: Marker;
  /** In place of workers of its own. */
  render?: RenderPool | undefined;
};

/** Opens data folder, database, models and renderers. Throws, with words of what to change, where one of them cannot be opened. */
export async function openInfra(
  config: Config,
  { logger, closing }: { logger: Logger; closing: Closing },
  { onDatabaseLost = () => {}, secrets: given, marker, render: lent }: InfraOptions = {},
): Promise<Infra> {
  const { dataDir, databaseUrl } = config;
  for (const warning of config.warnings) logger.warn(warning);
  const shared = await openShared(config, { logger, closing });
  const isShared = shared !== null;
  const say = (words: string) => logger.warn(words);
  const folder = await openDataFolder(dataDir, databaseUrl, { isShared, say });
  closing.add("folder lock", () => folder.release());
  for (const path of folder.open)
    logger.warn(
      { path },
      "other users may read this file, and it belongs to another user, so its mode cannot be changed",
    );
  const { blobs, check: checkBlobs, close: closeBlobs } = await openBlobs(config);
  closing.add("blobs", closeBlobs);
  const render = lent ?? (await openRender(config, shared, { logger, closing }));
  closing.add("render", () => render.close());
  const lock = await lockDatabase(databaseUrl, { isShared, logger, onLost: onDatabaseLost });
  closing.add("database lock", () => lock.release());
  const database = await openDatabaseInWords(databaseUrl);
  closing.add("database", () => database.close());
  const keyring = await openKeyring(config, { db: database.db, logger });
  closing.add("keys", () => keyring.close());
  const secrets: Secrets = { ...keyring.secrets, ...given };
  const installed = await openInstalled(config, { render, logger });
  const jobProcesses = new JobProcesses();
  closing.add("job processes", () => jobProcesses.close());
  const onMissed = new Set<() => void>();
  const missed = () => {
    for (const act of onMissed) act();
  };
  const bus = shared ? await openBus(shared, { logger, closing, missed }) : localBus<Events>();
  const jobs = new DatabaseJobs({
    db: database.db,
    logger,
    // Where nothing is shared, the locks of folder and database let no other server near.
    alone: !isShared,
    runs: config.role !== "web",
    ...(isShared && { clock: await databaseClock(database) }),
    // Where nobody can be told, they find it by themselves.
    ...(isShared && { onAsked: () => void bus.tell("jobAsked", {}).catch(() => {}) }),
  });
  bus.hear("jobAsked", () => jobs.wake());
  closing.add("jobs", () => jobs.close());
  const marks = marksWith(keyring.certificates, marker ?? markerProcess());
  closing.add("marks", () => marks.close());
  return {
    config,
    shared,
    onMissed,
    logger,
    folder,
    secrets,
    database,
    blobs,
    checkBlobs,
    render,
    installed,
    bus,
    limits: shared ? redisLimits(shared.redis, shared.prefix) : memoryLimits(),
    jobs,
    jobProcesses,
    marks,
    signer: keyring.signer,
    mailer: config.mail && smtpMailer(config.mail),
  };
}

async function openBus(
  { redis, prefix }: Shared,
  { closing, ...more }: { logger: Logger; closing: Closing; missed: () => void },
): Promise<EventBus> {
  const bus = await redisBus<Events>({ redis, prefix, schemas: eventSchemas, ...more });
  closing.add("bus", () => bus.close());
  return bus;
}
