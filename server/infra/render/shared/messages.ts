import { deserialize, serialize } from "node:v8";
import { z } from "zod";
import { RenderJob } from "@/core/picture/render/job";
import type { Lane } from "@/core/picture/render/schedule";
import type { Answer } from "../messages";
import type { PoolReport } from "../port";

/** To a node: a render worker has its hands free, or is done with a picture. */
export type ToNode =
  | { type: "take"; worker: string; lane: Lane; most: number }
  | { type: "answer"; worker: string; answer: Answer };

/** To a worker, after each `take`: what waited, perhaps nothing. */
export type ToWorkerNode = { type: "given"; node: string; lane: Lane; jobs: RenderJob[] };

/** To all nodes, again and again: how a worker fares and which pictures it has. `ends`: it goes, and answers nothing more. */
export type WorkerSays = { type: "worker"; worker: string; report: PoolReport; holds: string[]; ends?: true };

/** Milliseconds between two of those, and without any before a worker counts as gone. */
export const BEAT_MS = 1_000;
export const GONE_MS = 4_000;

export const names = (prefix: string) => ({
  node: (node: string) => `${prefix}:render:node:${node}`,
  worker: (worker: string) => `${prefix}:render:worker:${worker}`,
  /** Where workers say how they fare, and where they are asked to. */
  workers: `${prefix}:render:workers`,
  call: `${prefix}:render:call`,
  /** Told the lane when something waits; the list of a lane names the nodes where it does. */
  offers: `${prefix}:render:offers`,
  waiting: (lane: Lane) => `${prefix}:render:waiting:${lane}`,
});

/** Pictures are bytes, so messages are not JSON: both ends are processes of ours. */
export const pack = (message: ToNode | ToWorkerNode | WorkerSays): Buffer => serialize(message);
export const unpack = <Message>(packed: Buffer): Message => deserialize(packed) as Message;

/** What a worker was given, checked: it may run on another machine, and engines trust what they are asked. */
export const givenJobs = (jobs: unknown): RenderJob[] => z.array(RenderJob).parse(jobs);
