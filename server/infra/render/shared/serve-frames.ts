import { setTimeout as pause } from "node:timers/promises";
import type { Redis } from "ioredis";
import { AppError, type Code } from "@/core/kernel/errors";
import type { Rendered, RenderJob } from "@/core/picture/render/job";
import type { Lane } from "@/core/picture/render/schedule";
import type { Logger } from "@/server/infra/log/logger";
import { openEar } from "@/server/infra/redis/ear";
import type { RenderPool } from "../port";
import { BEAT_MS, givenJobs, names, pack, type ToWorkerNode, unpack } from "./messages";

export type ServeFramesOptions = {
  redis: Redis;
  prefix: string;
  /** This worker, as no other is called. */
  worker: string;
  /** What renders here. */
  pool: RenderPool;
  /** Batches at once: the pool's processes. */
  hands: number;
  logger: Logger;
};

/** Pictures in a batch. */
const BATCH = { moving: 8, settled: 1 } as const;
/** Milliseconds in which a node gives what it has offered, and for what is being rendered when all ends. */
const GIVE_MS = 1_000;
const CLOSE_MS = 3_000;
const LANES = ["moving", "settled"] as const;
/** The pool's slots are the nodes': here each picture has one of its own. */
const ANY_ROOM = "";

/** Renders what nodes that share a Redis offer. Closing waits for what is being rendered. */
export async function serveFrames(options: ServeFramesOptions): Promise<{ close: () => Promise<void> }> {
  const { redis, prefix, worker, pool, hands, logger } = options;
  const at = names(prefix);
  const busy: Record<Lane, number> = { moving: 0, settled: 0 };
  const holds = new Set<string>();
  const running = new Set<Promise<void>>();
  /** By node and lane: who waits to be given something. */
  const asking = new Map<string, (jobs: RenderJob[]) => void>();
  let isClosing = false;

  const say = (ends?: true) =>
    redis
      .publish(
        at.workers,
        pack({ type: "worker", worker, report: pool.report(), holds: [...holds], ...(ends && { ends }) }),
      )
      .catch(() => {});

  const answer = (node: string, answer: Parameters<typeof pack>[0]) =>
    redis.publish(at.node(node), pack(answer)).catch((error: unknown) => {
      logger.warn({ err: error }, "a picture could not be handed over");
    });

  async function render(node: string, job: RenderJob): Promise<void> {
    holds.add(job.id);
    try {
      const rendered = await picture(pool, job);
      await answer(node, {
        type: "answer",
        worker,
        answer: { type: "rendered", rendered: { ...rendered, id: job.id } },
      });
    } catch (error) {
      const [code, why] =
        error instanceof AppError ? [error.code, error.message] : (["internal", String(error)] as const);
      // A worker that ends has rendered nothing wrong: another takes it.
      if (code !== "shutting_down")
        await answer(node, { type: "answer", worker, answer: { type: "failed", id: job.id, code, why } });
    } finally {
      holds.delete(job.id);
    }
  }

  async function take(node: string, lane: Lane, most: number): Promise<void> {
    const key = `${lane} ${node}`;
    let late: NodeJS.Timeout | undefined;
    const given = new Promise<RenderJob[]>((resolve) => {
      asking.set(key, resolve);
      late = setTimeout(resolve, GIVE_MS, []);
    });
    await redis.publish(at.node(node), pack({ type: "take", worker, lane, most }));
    const jobs = await given.finally(() => {
      clearTimeout(late);
      asking.delete(key);
    });
    await Promise.all(jobs.map((job) => render(node, job)));
  }

  /** Takes offers as long as there are some and hands are free. */
  async function pull(lane: Lane): Promise<void> {
    while (!isClosing && busy[lane] < hands && pool.report().state === "ready") {
      busy[lane] += 1;
      const offers = await redis.lpop(at.waiting(lane), BATCH[lane]).catch(() => null);
      // One that is asked already will answer that.
      const nodes = [...new Set(offers ?? [])].filter((node) => !asking.has(`${lane} ${node}`));
      if (nodes.length === 0) {
        busy[lane] -= 1;
        return;
      }
      const most = Math.ceil(BATCH[lane] / nodes.length);
      const run = Promise.all(nodes.map((node) => take(node, lane, most)))
        .then(
          () => {},
          (error: unknown) => logger.warn({ err: error }, "what was offered could not be taken"),
        )
        .finally(() => {
          running.delete(run);
          busy[lane] -= 1;
          void pull(lane);
        });
      running.add(run);
    }
  }

  const ear = await openEar(redis, logger, () => void say());
  await ear.hear(at.worker(worker), (message) => {
    const { node, lane, jobs } = unpack<ToWorkerNode>(message);
    const heard = asking.get(`${lane} ${node}`);
    try {
      heard?.(givenJobs(jobs));
    } catch (error) {
      logger.error({ err: error }, "what a node gave is no picture to render");
      heard?.([]);
    }
  });
  await ear.hear(at.call, () => void say());
  await ear.hear(at.offers, (lane) => void pull(lane.toString() as Lane));
  await pool.ready();
  await say();
  const beat = setInterval(() => {
    void say();
    for (const lane of LANES) void pull(lane);
  }, BEAT_MS);
  return {
    close: async () => {
      isClosing = true;
      clearInterval(beat);
      await Promise.race([Promise.allSettled(running), pause(CLOSE_MS)]);
      await say(true);
      ear.close();
    },
  };
}

/** One picture, in a slot of its own. Rejects with AppError. */
function picture(pool: RenderPool, { purpose, ...request }: RenderJob): Promise<Rendered> {
  return new Promise<Rendered>((resolve, reject) => {
    const done = (rendered: Rendered) => {
      slot.close();
      resolve(rendered);
    };
    const failed = (error: unknown) => {
      slot.close();
      reject(error);
    };
    const refused = (code: Code) => failed(new AppError(code, "a picture could not be rendered"));
    const slot = pool.slot<null>(ANY_ROOM, { onFrame: done, onError: refused });
    if (purpose === "moving") slot.push({ ...request, tag: null });
    else
      slot
        .settle({ ...request, purpose })
        .then((rendered) => (rendered ? done(rendered) : refused("shutting_down")), failed);
  });
}
