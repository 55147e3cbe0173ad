import { openModels } from "@/server/infra/models";
import { standBack } from "@/server/infra/process/stand-back";
import type { FromMatcher, ToMatcher } from "@/server/infra/render/match-messages";
import { readConfig } from "../config";
import { Matches } from "./matches";

/** The process that matches pictures, `index.ts <models folder> tfjs`: started on the first request, and ended after a while without requests. */
/** After moving frames. */
const NICENESS = 12;

const send = (message: FromMatcher): void => {
  if (process.connected) process.send?.(message);
};

process.on("disconnect", () => process.exit(0));
// A Ctrl-C reaches the whole process group: the server ends it itself.
process.on("SIGINT", () => {});
standBack(NICENESS);

const { modelsDir } = readConfig(process.argv.slice(2));
const early: ToMatcher[] = [];
let receive = (message: ToMatcher): void => void early.push(message);
process.on("message", (message) => receive(message as ToMatcher));

const { models } = await openModels(modelsDir);
const matches = new Matches(models, send);
receive = (message) => matches.receive(message);
for (const message of early) matches.receive(message);
