import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { createWorker } from "@/server/compose/create-worker";
import { type Config, readConfig } from "@/server/config";
import type { S3Config } from "@/server/config/read-s3";
import type { ProcessRole } from "@/server/config/settings";
import { publishWork } from "@/server/domain/work/publish/publish-work";
import { writeTinyModel } from "@/server/infra/models/testing/tiny-model";
import { type Guest, startRoomServer } from "./room-server";

/** What a process of an instance that a test may kill is told at its start. */
export type CrashOptions = {
  role: ProcessRole;
  /** Of the data. */
  folder: string;
  /** 0 for any. */
  port: number;
  /** How many people it makes, with a room that they are in. */
  people: number;
  /** Where it is one of several: the database, the Redis, and the address that people open. */
  url?: string | undefined;
  redis?: { url: string; prefix: string } | undefined;
  front?: string | undefined;
  /** Where other processes reach it, if not where it listens. */
  announce?: string | undefined;
  s3?: S3Config | undefined;
  logLevel?: string | undefined;
};
/** What it answers once it serves. */
export type CrashHello = { origin: string; node: string; room: RoomId; guests: Guest[] };
/** What it is asked later: to end as by SIGTERM, or to publish a moment of its room. */
export type CrashAsked = { kind: "end" } | { kind: "publish"; actor: ActorId; room: RoomId; seq: number };

const WORDS = { title: "Chaos", description: "", tags: [], licence: "CC-BY-4.0", doNotTrain: true } as const;

/** A process of an instance, which a test may kill. */
async function start(options: CrashOptions): Promise<Partial<CrashHello>> {
  process.on("disconnect", () => process.exit());
  if (options.role === "worker") return startWorker(options);
  const server = await startRoomServer(options);
  if (options.role === "jobs") await server.jobs.start();
  const guests = await Promise.all(
    Array.from({ length: options.people }, (_, i) => server.guest(`Member ${i}`)),
  );
  const [host, ...others] = guests;
  const room = host && (await server.room(host));
  for (const guest of others) if (room) await server.enter(guest, room.slug);
  process.on("message", async (asked: CrashAsked) => {
    if (asked.kind === "end") return end(server.closing);
    const { actor, kind: _, ...moment } = asked;
    await publishWork(server.work, { actor, isGuest: true }, { ...moment, ...WORDS });
    process.send?.("published");
  });
  return { origin: server.origin, node: server.infra.shared?.node ?? "", room: room?.id, guests };
}

/** One that renders, with the tiny model that the others have. */
async function startWorker({
  folder,
  redis,
  logLevel = "silent",
}: CrashOptions): Promise<Partial<CrashHello>> {
  const modelsDir = join(folder, "models");
  if (!existsSync(modelsDir)) await writeTinyModel(modelsDir);
  const env = { COHUE_DATA: folder, COHUE_MODELS: modelsDir, RENDER_WORKERS: "1", LOG_LEVEL: logLevel };
  const config: Config = { ...readConfig(env), role: "worker", redis: redis ?? null };
  const worker = await createWorker(config);
  process.on("message", () => end(worker));
  return {};
}

const end = (running: AsyncDisposable) => void running[Symbol.asyncDispose]().then(() => process.exit());

process.send?.(await start(JSON.parse(process.argv[2] ?? "{}")));
