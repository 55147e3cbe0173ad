import { z } from "zod";

export const ENGINES = [
  "auto",
  "onnx-cuda",
  "onnx-webgpu",
  "onnx-cpu",
  "tfjs",
  "tfjs-node",
  "tfjs-wasm",
] as const;

/** What a process of an instance does: all of it, or serve people, render, or do jobs. */
export const ROLES = ["all", "web", "worker", "jobs"] as const;
export type ProcessRole = (typeof ROLES)[number];

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
/** The environment variables of an instance, each with what it may be. */
export const Settings = z.object({
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

export type Settings = z.infer<typeof Settings>;
