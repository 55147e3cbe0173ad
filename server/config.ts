import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { providerOf } from "@/prisma/provider";
import { bareHost } from "./config/bare-host";
import { readKeys, type SealingKeys } from "./config/read-keys";
import { type MailConfig, readMail } from "./config/read-mail";
import { type MetricsConfig, readMetrics, readTraces, type TracesConfig } from "./config/read-measuring";
import { type Origins, readOrigin } from "./config/read-origin";
import { readProxies } from "./config/read-proxies";
import { readS3, type S3Config } from "./config/read-s3";
import { type ENGINES, type ProcessRole, Settings } from "./config/settings";

export type Config = Origins &
  SealingKeys & {
    role: ProcessRole;
    dataDir: string;
    modelsDir: string;
    host: string;
    port: number;
    databaseUrl: string;
    /** What several processes share; null for an instance of one. */
    redis: { url: string; prefix: string } | null;
    /** Where pictures are kept; null: in the data folder. */
    s3: S3Config | null;
    /** Where other processes of the instance reach this one; null: where it listens. */
    nodeUrl: string | null;
    renderEngine: (typeof ENGINES)[number];
    renderWorkers: number;
    logLevel: Settings["LOG_LEVEL"];
    /** Addresses and CIDR ranges. */
    trustedProxies: string[];
    /** Connections at once, in all and from one address. */
    connections: { all: number; each: number };
    /** Where metrics are told to other machines; null: nowhere. */
    metrics: MetricsConfig | null;
    /** Where traces are sent, and how many of all, 0 to 1; null: nowhere. */
    traces: TracesConfig | null;
    /** How to send mail; null: not at all. */
    mail: MailConfig | null;
    screenClassifier: string | null;
    dev: boolean;
  };

/** Reads the environment once. Throws RangeError whose message says which variable to change and how. */
export function readConfig(env: Record<string, string | undefined>): Config {
  // A compose file passes what is not set as an empty text.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    throw new RangeError(
      parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("\n"),
    );
  }
  const e = parsed.data;
  const dataDir = resolve(e.COHUE_DATA);
  const databaseUrl = e.DATABASE_URL ?? `file:${join(dataDir, "cohue.db")}`;
  const provider = providerOf(databaseUrl);
  if (e.COHUE_ROLE !== "all" && !e.REDIS_URL)
    throw new RangeError(
      `COHUE_ROLE is ${e.COHUE_ROLE}, one of several processes: set REDIS_URL to what they share, or start all in one with npm start`,
    );
  // A render worker has no database.
  if (e.REDIS_URL && e.COHUE_ROLE !== "worker" && provider === "sqlite")
    throw new RangeError(
      "REDIS_URL is for several processes, which SQLite cannot serve: set DATABASE_URL to a postgres:// address, or unset REDIS_URL",
    );
  const { warnings, ...origins } = readOrigin({ ...e, HOST: bareHost(e.HOST) });
  return {
    role: e.COHUE_ROLE,
    dataDir,
    modelsDir: resolve(e.COHUE_MODELS),
    host: bareHost(e.HOST),
    port: e.PORT,
    ...origins,
    warnings: [...warnings, ...unshared(e)],
    databaseUrl,
    redis: e.REDIS_URL ? { url: e.REDIS_URL, prefix: e.REDIS_PREFIX } : null,
    ...readKeys(e),
    s3: readS3(e),
    nodeUrl: e.COHUE_NODE_URL ?? null,
    renderEngine: e.RENDER_ENGINE,
    renderWorkers: e.RENDER_WORKERS ?? Math.max(1, availableParallelism() - 1),
    logLevel: e.LOG_LEVEL,
    trustedProxies: readProxies(e.TRUSTED_PROXIES),
    connections: { all: e.MAX_CONNECTIONS, each: Math.min(e.MAX_CONNECTIONS, e.MAX_CONNECTIONS_PER_ADDRESS) },
    metrics: readMetrics(e),
    traces: readTraces(e),
    mail: readMail(e),
    screenClassifier: e.SCREEN_CLASSIFIER ? resolve(e.SCREEN_CLASSIFIER) : null,
    dev: e.COHUE_DEV === "1",
  };
}

/** What several processes share by the data folder alone. */
function unshared({ REDIS_URL, COHUE_ROLE, COHUE_KEY, S3_BUCKET }: Settings): string[] {
  if (!REDIS_URL || COHUE_ROLE === "worker") return [];
  const missing = [...(COHUE_KEY ? [] : ["COHUE_KEY"]), ...(S3_BUCKET ? [] : ["S3_BUCKET"])];
  if (missing.length === 0) return [];
  return [
    `REDIS_URL is set without ${missing.join(" and ")}: all processes must use the same data folder; on several machines set ${missing.join(" and ")}, or mount the folder everywhere`,
  ];
}

export const configFromEnvironment = (): Config => readConfig(process.env);

/** What a process that reads strangers' files is told of the environment: no secret, no address. */
export const readersEnvironment = (env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    ["PATH", "HOME", "TMPDIR", "TEMP", "SystemRoot", "NODE_OPTIONS", "LD_LIBRARY_PATH"].map((name) => [
      name,
      env[name],
    ]),
  ),
  NODE_ENV: env.NODE_ENV,
});
