import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uint32s } from "@/core/kernel/random";
import { quickPasswords } from "@/server/auth/testing";
import { Closing } from "@/server/compose/closing";
import { compose, type Overrides } from "@/server/compose/compose";
import { type Config, readConfig } from "@/server/config";
import type { S3Config } from "@/server/config/read-s3";
import type { ProcessRole } from "@/server/config/settings";
import { HEAVY_JOBS } from "@/server/domain/jobs/heavy-jobs";
import { overWire } from "@/server/domain/room/port/testing/wire-rooms";
import { PATIENCE } from "@/server/http/limit-connections";
import { createLogger } from "@/server/infra/log/logger";
import { markerHere } from "@/server/infra/marks/marker";
import { writeTinyModel } from "@/server/infra/models/testing/tiny-model";
import { lendRender } from "./lent-render";

export type RoomServerOptions = {
  /** Data that is there already, to start on again. */
  folder?: string;
  port?: number;
  /** Real models, in place of a tiny one. */
  modelsDir?: string;
  /** Whether those draw every picture at 256 px and enlarge it: a sixteenth of the work of one at 1024 px. */
  oneSize?: boolean;
  /** Whether new rooms begin with the finish's start, where those models have a finish. */
  paints?: boolean;
  /** Milliseconds between looks at who is still allowed to be connected. */
  recheckMs?: number;
  /** Whether it starts a render worker of its own where it could be lent one: a test may be about what processes are started with. */
  ownRender?: boolean;
  /** Whether rooms are reached as if their owners were elsewhere: everything as text. */
  isOverWire?: boolean;
  /** A database that is empty and migrated, in place of one on SQLite. */
  url?: string | undefined;
  /** What it shares with other servers on the same database. */
  redis?: { url: string; prefix: string } | undefined;
  /** Another address that people open it by. */
  front?: string | undefined;
  /** A bucket for pictures, in place of the data folder. */
  s3?: S3Config | undefined;
  /** What this process does of what an instance of several does. */
  role?: ProcessRole;
  /** Where other processes reach it, if not where it listens. */
  announce?: string | undefined;
  logLevel?: string | undefined;
};

/** Milliseconds: a busy machine may close slowly, and no test is to go on before. */
const WITHIN = { all: 60_000, each: 60_000 };
const ONE_SIZE = { native: 256, settled: 256, max: 1024, tile: 256, any: false } as const;
const TINY = { native: 32, settled: 64, max: 128, tile: 32, any: true } as const;

/**
 * The server as it is composed, on a folder and an HTTP server of its own which answers nothing yet. Nothing begins by itself; heavy
 * jobs are done in this process; what people write is looked at by nobody; nothing is too often.
 */
export async function composeServer(options: RoomServerOptions) {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "cohue-realtime-"));
  const modelsDir = options.modelsDir ?? join(folder, "models");
  if (!options.modelsDir) await writeTinyModel(modelsDir);
  const http = createServer(PATIENCE);
  // Its port is known before it is composed: who comes too early is to come again, not to wait for an answer that never comes.
  const early = ({ socket }: IncomingMessage) => void socket.destroy();
  http.on("request", early).on("upgrade", early);
  const { logLevel = "silent" } = options;
  http.listen(options.port ?? 0, "127.0.0.1");
  await once(http, "listening");
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const config: Config = {
    ...readConfig({ COHUE_DATA: folder, COHUE_MODELS: modelsDir, RENDER_WORKERS: "1", LOG_LEVEL: logLevel }),
    role: options.role ?? "all",
    databaseUrl: options.url ?? `file:${join(folder, "test.db")}`,
    redis: options.redis ?? null,
    s3: options.s3 ?? null,
    origin,
    trustedOrigins: [origin, ...(options.front ? [options.front] : [])],
    // So that a test says by X-Forwarded-For who asks.
    trustedProxies: ["127.0.0.1"],
  };
  const failed: unknown[] = [];
  const note = (of: unknown) => void failed.push(of);
  const closing = new Closing({ warn: note, error: note }, WITHIN);
  closing.add("listener", () => void http.close());
  closing.add("requests", () => http.closeAllConnections());
  const composed = await compose(
    config,
    { logger: createLogger(config.logLevel), closing },
    await overrides(options),
  );
  composed.infra.shared?.addresses.announce(options.announce ?? origin);
  http.off("request", early).off("upgrade", early);
  const close = async () => {
    await closing[Symbol.asyncDispose]();
    if (failed.length > 0) throw new Error("a part could not be closed", { cause: failed });
  };
  return { ...composed, folder, http, origin, closing, close };
}

const unlimited = { take: async () => {} };

/** Models that no test changes, on a process of Vitest's: many of its files draw with the same worker. */
const isLent = ({ modelsDir, redis, ownRender }: RoomServerOptions): boolean =>
  // biome-ignore lint/style/noProcessEnv: Vitest says so there; what starts a process of its own has a worker of its own
  process.env.VITEST !== undefined &&
  !ownRender &&
  !redis &&
  (modelsDir === undefined || modelsDir === "models");

async function overrides(options: RoomServerOptions): Promise<Overrides> {
  const { modelsDir, oneSize, paints, recheckMs, isOverWire } = options;
  return {
    infra: {
      ...(isLent(options) && { render: await lendRender(modelsDir) }),
      secrets: {
        auth: "a secret of at least thirty-two characters",
        invites: "another secret of thirty-two characters",
      },
      marker: markerHere(),
    },
    screenText: () => {},
    passwords: quickPasswords,
    room: {
      // The same pictures at every run.
      newSeed: uint32s(20),
      ...(!paints && { firstFinish: () => undefined }),
      ...(!modelsDir && { sizesOf: () => TINY }),
      ...(oneSize && { sizesOf: () => ONE_SIZE }),
      ...(isOverWire && { over: overWire }),
    },
    work: { origin: "https://cohue.example" },
    heavy,
    sockets: {
      addressOf: () => null,
      ...(recheckMs && { recheckMs }),
      onError: (error) => {
        throw error;
      },
    },
    limits: {
      reports: unlimited,
      guesses: unlimited,
      tries: { take: async () => async () => {} },
      remarks: unlimited,
      archives: unlimited,
      replays: unlimited,
      hands: unlimited,
      forgets: unlimited,
      renders: { take: async () => true },
    },
  };
}

const heavy: Overrides["heavy"] = (work) => ({
  publish: (data, context) => HEAVY_JOBS.publish(work, data, context),
  export: (data, context) => HEAVY_JOBS.export(work, data, context),
  reissue: (data, context) => HEAVY_JOBS.reissue(work, data, context),
  renew: (data, context) => HEAVY_JOBS.renew(work, data, context),
});

export type ComposedServer = Awaited<ReturnType<typeof composeServer>>;
