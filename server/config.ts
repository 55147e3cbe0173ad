import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { providerOf } from "@/prisma/provider";

export const ENGINES = ["auto", "onnx-cpu"] as const;

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const Env = z.object({
  COHUE_DATA: z.string().min(1).default("./data"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: whole(0, 65_535).default(3000),
  COHUE_ORIGIN: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://cohue.example" })
    .optional(),
  DATABASE_URL: z.string().min(1).optional(),
  RENDER_ENGINE: z
    .enum(ENGINES, { error: `must be one of ${ENGINES.join(", ")}: no other engine is part of this build` })
    .default("auto"),
  RENDER_WORKERS: whole(1, 64).optional(),
  COHUE_MODELS: z.string().min(1).default("./models"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  /** Addresses of proxies whose X-Forwarded-For is believed, comma separated. */
  TRUSTED_PROXIES: z.string().default(""),
  COHUE_DEV: z.enum(["0", "1"]).default("0"),
  NODE_ENV: z.string().optional(),
});

export type Config = {
  dataDir: string;
  modelsDir: string;
  host: string;
  port: number;
  /** Where people open it; forms and sockets from elsewhere are refused. */
  origin: string;
  trustedOrigins: string[];
  databaseUrl: string;
  renderEngine: (typeof ENGINES)[number];
  renderWorkers: number;
  logLevel: z.infer<typeof Env>["LOG_LEVEL"];
  trustedProxies: string[];
  dev: boolean;
};

/** Reads the environment once. Throws RangeError whose message says which variable to change and how. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = Env.safeParse(env);
  if (!parsed.success) {
    throw new RangeError(
      parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("\n"),
    );
  }
  const e = parsed.data;
  const dataDir = resolve(e.COHUE_DATA);
  const loopback = ["127.0.0.1", "localhost", "::1"].includes(e.HOST);
  if (!loopback && !e.COHUE_ORIGIN) {
    throw new RangeError(
      `HOST is ${e.HOST}, open to others: set COHUE_ORIGIN to the address people will use, such as https://cohue.example`,
    );
  }
  const origin = e.COHUE_ORIGIN ? new URL(e.COHUE_ORIGIN).origin : `http://localhost:${e.PORT}`;
  if (e.COHUE_ORIGIN && new URL(e.COHUE_ORIGIN).pathname !== "/") {
    throw new RangeError("COHUE_ORIGIN must be an origin without a path, such as https://cohue.example");
  }
  const databaseUrl = e.DATABASE_URL ?? `file:${join(dataDir, "cohue.db")}`;
  providerOf(databaseUrl);
  return {
    dataDir,
    modelsDir: resolve(e.COHUE_MODELS),
    host: e.HOST,
    port: e.PORT,
    origin,
    trustedOrigins:
      loopback && !e.COHUE_ORIGIN ? [`http://localhost:${e.PORT}`, `http://127.0.0.1:${e.PORT}`] : [origin],
    databaseUrl,
    renderEngine: e.RENDER_ENGINE,
    renderWorkers: e.RENDER_WORKERS ?? Math.max(1, availableParallelism() - 1),
    logLevel: e.LOG_LEVEL,
    trustedProxies: e.TRUSTED_PROXIES.split(",")
      .map((p) => p.trim())
      .filter(Boolean),
    dev: e.COHUE_DEV === "1",
  };
}

export const configFromEnvironment = (): Config => readConfig(process.env);
