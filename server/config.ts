import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { providerOf } from "@/prisma/provider";

const ENGINES = ["auto", "onnx-cuda", "onnx-webgpu", "onnx-cpu", "tfjs", "tfjs-node", "tfjs-wasm"] as const;

/** What a process of an instance does: all of it, or serve people, render, or do jobs. */
export const ROLES = ["all", "web", "worker", "jobs"] as const;
export type ProcessRole = (typeof ROLES)[number];

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const Env = z.object({
  COHUE_DATA: z.string().min(1).default("./data"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: whole(0, 65_535).default(3000),
  COHUE_ORIGIN: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://cohue.example" })
    .optional(),
  DATABASE_URL: z.string().min(1).optional(),
  /** What several processes share rooms, limits and news by. */
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: "must be an address such as redis://localhost:6379" })
    .optional(),
  COHUE_ROLE: z.enum(ROLES, { error: `must be one of ${ROLES.join(", ")}` }).default("all"),
  /** Where the instance's other processes reach this one; where it listens, unless said otherwise. */
  COHUE_NODE_URL: z
    .url({ protocol: /^http$/, error: "must be an address such as http://10.0.0.7:3000" })
    .optional(),
  /** Names in Redis begin with it: instances that share a Redis differ in it. */
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w-]{1,40}$/, "must be 1 to 40 letters, digits, _ or -")
    .default("cohue"),
  /** What the keys of the instance are sealed under in the database, in place of files in the data folder: 32 random bytes, base64. */
  COHUE_KEY: z.string().optional(),
  /** The one before, while it is exchanged: what is still sealed under it can be read. */
  COHUE_KEY_BEFORE: z.string().optional(),
  /** Any S3-compatible store for pictures, in place of the data folder. Without an endpoint it is AWS. */
  S3_BUCKET: z.string().min(3).optional(),
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://s3.example" })
    .optional(),
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  RENDER_ENGINE: z.enum(ENGINES, { error: `must be one of ${ENGINES.join(", ")}` }).default("auto"),
  RENDER_WORKERS: whole(1, 64).optional(),
  COHUE_MODELS: z.string().min(1).default("./models"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  /** Addresses and ranges of proxies whose X-Forwarded-For is believed, comma separated. */
  TRUSTED_PROXIES: z.string().default(""),
  /** Connections at once: in all, and from one address. */
  MAX_CONNECTIONS: whole(16, 1_000_000).default(8_000),
  MAX_CONNECTIONS_PER_ADDRESS: whole(8, 1_000_000).default(512),
  /** Where Prometheus asks, beside this machine: a listener of its own. */
  METRICS_HOST: z.string().min(1).default("127.0.0.1"),
  METRICS_PORT: whole(1, 65_535).optional(),
  /** Of a collector that takes OTLP over HTTP: traces from edit to frame. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: "must be an address such as http://127.0.0.1:4318" })
    .optional(),
  TRACES_SHARE: z.coerce.number().min(0).max(1).optional(),
  /** An ES module that looks at pictures for moderators; none by default. */
  SCREEN_CLASSIFIER: z.string().min(1).optional(),
  SMTP_HOST: z.string().min(1).optional(),
  SMTP_PORT: whole(1, 65_535).default(587),
  /** 1: TLS from the first byte, as on port 465. */
  SMTP_SECURE: z.enum(["0", "1"]).default("0"),
  SMTP_USER: z.string().min(1).optional(),
  SMTP_PASSWORD: z.string().min(1).optional(),
  /** Whom mail is from. */
  SMTP_FROM: z.string().min(3).optional(),
  COHUE_DEV: z.enum(["0", "1"]).default("0"),
  NODE_ENV: z.string().optional(),
});

export type MailConfig = {
  host: string;
  port: number;
  /** TLS from the first byte; else it is begun with STARTTLS where the server offers it. */
  secure: boolean;
  user: string | null;
  password: string | null;
  from: string;
};

/** A bucket for pictures. `endpoint` is null for AWS itself. */
export type S3Config = {
  endpoint: string | null;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

export type Config = {
  role: ProcessRole;
  dataDir: string;
  modelsDir: string;
  host: string;
  port: number;
  /** Where people open it; forms and sockets from elsewhere are refused. */
  origin: string;
  trustedOrigins: string[];
  databaseUrl: string;
  /** What several processes share; null for an instance of one. */
  redis: { url: string; prefix: string } | null;
  /** What the keys in the database are sealed under; null: they are files in the data folder. */
  secretsKey: Uint8Array | null;
  /** What they may still be sealed under. */
  secretsKeyBefore: Uint8Array | null;
  /** Where pictures are kept; null: in the data folder. */
  s3: S3Config | null;
  /** Where other processes of the instance reach this one; null: where it listens. */
  nodeUrl: string | null;
  renderEngine: (typeof ENGINES)[number];
  renderWorkers: number;
  logLevel: z.infer<typeof Env>["LOG_LEVEL"];
  /** Addresses and CIDR ranges. */
  trustedProxies: string[];
  /** Connections at once, in all and from one address. */
  connections: { all: number; each: number };
  /** Where metrics are told to other machines; null: nowhere. */
  metrics: { host: string; port: number } | null;
  /** Where traces are sent, and how many of all, 0 to 1; null: nowhere. */
  traces: { endpoint: string; share: number } | null;
  /** How to send mail; null: not at all. */
  mail: MailConfig | null;
  screenClassifier: string | null;
  dev: boolean;
  /** What will work but is likely not meant, each with what to change. Said once at start. */
  warnings: string[];
};

/** Reads the environment once. Throws RangeError whose message says which variable to change and how. */
export function readConfig(env: Record<string, string | undefined>): Config {
  // A compose file passes what is not set as an empty text.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = Env.safeParse(given);
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
  const { warnings, ...origins } = readOrigin({ ...e, HOST: bare(e.HOST) });
  return {
    role: e.COHUE_ROLE,
    dataDir,
    modelsDir: resolve(e.COHUE_MODELS),
    host: bare(e.HOST),
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
function unshared({ REDIS_URL, COHUE_ROLE, COHUE_KEY, S3_BUCKET }: z.infer<typeof Env>): string[] {
  if (!REDIS_URL || COHUE_ROLE === "worker") return [];
  const missing = [...(COHUE_KEY ? [] : ["COHUE_KEY"]), ...(S3_BUCKET ? [] : ["S3_BUCKET"])];
  if (missing.length === 0) return [];
  return [
    `REDIS_URL is set without ${missing.join(" and ")}: all processes must use the same data folder; on several machines set ${missing.join(" and ")}, or mount the folder everywhere`,
  ];
}

/** [::1] is how an address in a URL is written, ::1 how one to listen at is. */
const bare = (host: string): string => host.replace(/^\[(.*)\]$/, "$1");

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
/** An origin under every name that this machine has for itself: whichever somebody types is ours. */
const namesOf = ({ origin, protocol, port }: URL): string[] => [
  ...new Set([
    origin,
    ...LOOPBACK.map((name) => new URL(`${protocol}//${name}${port && `:${port}`}`).origin),
  ]),
];

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "[::1]" || host === "::1" || /^127(\.\d+){3}$/.test(host);

/** Whether an origin is a name that this machine has for itself. */
export const isLocal = (origin: string): boolean => isLoopback(new URL(origin).hostname);

/** Where people open it, whom that makes trusted, and what is odd about it. */
function readOrigin(e: z.infer<typeof Env>): Pick<Config, "origin" | "trustedOrigins" | "warnings"> {
  const local = isLoopback(e.HOST);
  if (!e.COHUE_ORIGIN) {
    if (!local)
      throw new RangeError(
        `HOST is ${e.HOST}, open to others: set COHUE_ORIGIN to the address people will use, such as https://cohue.example`,
      );
    const { origin } = new URL(`http://${e.HOST === "::1" ? "[::1]" : "localhost"}:${e.PORT}`);
    return { origin, trustedOrigins: namesOf(new URL(origin)), warnings: [] };
  }
  const url = new URL(e.COHUE_ORIGIN);
  if (url.pathname !== "/" || url.search || url.hash || url.username)
    throw new RangeError("COHUE_ORIGIN must be an origin without a path, such as https://cohue.example");
  const { origin, hostname, protocol } = url;
  const port = Number(url.port || (protocol === "https:" ? 443 : 80));
  const warnings: string[] = [];
  if (isLoopback(hostname)) {
    if (local && protocol === "http:" && port !== e.PORT && !e.TRUSTED_PROXIES)
      throw new RangeError(
        `COHUE_ORIGIN is ${origin} but PORT is ${e.PORT}: make them agree, or name the proxy between them in TRUSTED_PROXIES`,
      );
    if (!local)
      warnings.push(
        `HOST is ${e.HOST}, open to others, but only this machine can open ${origin}: set COHUE_ORIGIN to the address people will use`,
      );
    return { origin, trustedOrigins: namesOf(url), warnings };
  }
  if (protocol === "http:")
    warnings.push(
      `COHUE_ORIGIN is ${origin}: cookies and passwords travel readable by others. Put a proxy with TLS in front and set an https address`,
    );
  else if (!e.TRUSTED_PROXIES)
    warnings.push(
      `COHUE_ORIGIN is ${origin}, so a proxy with TLS is in front of Cohue, but TRUSTED_PROXIES names none: everyone will seem to come from the proxy's address. Set TRUSTED_PROXIES to that address`,
    );
  return { origin, trustedOrigins: [origin], warnings };
}

function readMetrics(e: z.infer<typeof Env>): Config["metrics"] {
  if (e.METRICS_PORT === undefined) return null;
  if (e.METRICS_PORT === e.PORT)
    throw new RangeError(`METRICS_PORT and PORT are both ${e.PORT}: set METRICS_PORT to another`);
  return { host: bare(e.METRICS_HOST), port: e.METRICS_PORT };
}

function readTraces(e: z.infer<typeof Env>): Config["traces"] {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, TRACES_SHARE: share } = e;
  if (!endpoint && share !== undefined)
    throw new RangeError(
      "TRACES_SHARE is set but OTEL_EXPORTER_OTLP_ENDPOINT is not: name the collector, or unset it",
    );
  return endpoint ? { endpoint, share: share ?? 1 } : null;
}

function readMail(e: z.infer<typeof Env>): MailConfig | null {
  if (!e.SMTP_HOST) {
    const without = (["SMTP_USER", "SMTP_PASSWORD", "SMTP_FROM"] as const).find((name) => e[name]);
    if (without)
      throw new RangeError(`${without} is set but SMTP_HOST is not: name the mail server, or unset it`);
    return null;
  }
  if (!e.SMTP_FROM) throw new RangeError("SMTP_HOST is set: set SMTP_FROM to the address that mail is from");
  if (Boolean(e.SMTP_USER) !== Boolean(e.SMTP_PASSWORD))
    throw new RangeError("SMTP_USER and SMTP_PASSWORD belong together: set both or neither");
  return {
    host: e.SMTP_HOST,
    port: e.SMTP_PORT,
    secure: e.SMTP_SECURE === "1",
    user: e.SMTP_USER ?? null,
    password: e.SMTP_PASSWORD ?? null,
    from: e.SMTP_FROM,
  };
}

function readKeys(e: z.infer<typeof Env>): Pick<Config, "secretsKey" | "secretsKeyBefore"> {
  const { COHUE_KEY, COHUE_KEY_BEFORE } = e;
  if (COHUE_KEY_BEFORE && !COHUE_KEY)
    throw new RangeError("COHUE_KEY_BEFORE is set but COHUE_KEY is not: set COHUE_KEY to the new key");
  return {
    secretsKey: readKey("COHUE_KEY", COHUE_KEY),
    secretsKeyBefore: readKey("COHUE_KEY_BEFORE", COHUE_KEY_BEFORE),
  };
}

function readKey(name: string, text: string | undefined): Uint8Array | null {
  if (text === undefined) return null;
  const bytes = Buffer.from(text, "base64");
  if (bytes.length < 32 || bytes.toString("base64").replace(/=+$/, "") !== text.replace(/=+$/, ""))
    throw new RangeError(
      `${name} must be at least 32 random bytes in base64: make one with \`openssl rand -base64 32\``,
    );
  return bytes;
}

function readS3(e: z.infer<typeof Env>): S3Config | null {
  if (!e.S3_BUCKET) {
    const without = (["S3_ENDPOINT", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const).find(
      (name) => e[name],
    );
    if (without) throw new RangeError(`${without} is set but S3_BUCKET is not: name the bucket, or unset it`);
    return null;
  }
  if (!e.S3_ACCESS_KEY_ID || !e.S3_SECRET_ACCESS_KEY)
    throw new RangeError("S3_BUCKET is set: set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY to a key for it");
  return {
    endpoint: e.S3_ENDPOINT ?? null,
    bucket: e.S3_BUCKET,
    region: e.S3_REGION,
    accessKeyId: e.S3_ACCESS_KEY_ID,
    secretAccessKey: e.S3_SECRET_ACCESS_KEY,
  };
}

const Range = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

function readProxies(text: string): string[] {
  const proxies = text
    .split(",")
    .map((p) => p.trim())
    .filter(Boolean);
  const wrong = proxies.find((p) => !Range.safeParse(p).success);
  if (wrong)
    throw new RangeError(
      `TRUSTED_PROXIES has ${wrong}: list IP addresses or ranges with commas between, such as 10.0.0.2,172.16.0.0/12`,
    );
  return proxies;
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
