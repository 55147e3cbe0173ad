import { standBack } from "@/server/infra/process/stand-back";
import type { FromWorker, ToWorker } from "@/server/infra/render/messages";
import { readConfig } from "./config";
import { Renderer } from "./renderer";
import { notStarted, startEngine } from "./start-engine";

/**
 * The render worker: forked by the server, told the models' folder and the engine, answers jobs until its parent's channel
 * closes. It opens no database and keeps no state but caches. Edits and their acknowledgements come before pictures: at ten steps a core is theirs nine times in ten.
 */
const NICENESS = 10;

const send = (message: FromWorker): void => {
  if (process.connected) process.send?.(message);
};

process.on("disconnect", () => process.exit(0));
// A Ctrl-C reaches the whole process group: the server lets its workers finish first.
process.on("SIGINT", () => {});

standBack(NICENESS);

const config = readConfig(process.argv.slice(2));
const started = await startEngine(config).catch((error: unknown) => notStarted(config.engine, error));
const renderer = new Renderer(started, send);
process.on("message", (message) => renderer.receive(message as ToWorker));
send({ type: "ready", report: started.report });
