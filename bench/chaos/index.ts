import { parseArgs } from "node:util";
import { machineInWords } from "../report";
import { smallDisk } from "./disk";
import type { Fault } from "./fault";
import { FAULTS } from "./faults";
import { type Played, play, Unrecovered } from "./play";
import { cellsOf, HEADINGS, inLine, inMarkdown } from "./table";
import { World } from "./world";

/**
 * `npm run chaos [-- --times N] [-- --only FAULT,FAULT] [-- --seed N] [-- --markdown]`: an instance of real processes, four people who
 * drag without a pause, and what dies under them. Says how long people waited until all of them had edits acknowledged again, and new
 * frames. Ends with 1 where an acknowledged edit is lost, a log is broken, owners mix, members do not end with the same state, or
 * people waited for longer than is promised.
 */
const { values } = parseArgs({
  options: {
    times: { type: "string" },
    only: { type: "string" },
    seed: { type: "string" },
    markdown: { type: "boolean" },
    log: { type: "string" },
  },
});
const times = Number(values.times ?? 1);
const seed = Number(values.seed ?? Date.now() % 100_000);
const only = values.only?.split(",");
const chosen = FAULTS.filter(({ id }) => !only || only.includes(id));
if (chosen.length === 0 || !Number.isInteger(times) || times < 1 || !Number.isInteger(seed)) {
  process.stderr.write(
    `usage: npm run chaos [-- --times N] [--only FAULT,FAULT] [--seed N] [--markdown] [--log LEVEL]\n${FAULTS.map(({ id, name }) => `  ${id.padEnd(17)} ${name}\n`).join("")}`,
  );
  process.exit(2);
}

let wrong = 0;
const row = values.markdown ? inMarkdown : inLine;
process.stdout.write(`Seed ${seed}; ${machineInWords()}\n\n`);
process.stdout.write(row(HEADINGS, true));
for (const needs of [undefined, "disk"] as const) {
  const faults = chosen.filter((fault) => fault.needs === needs);
  if (faults.length > 0) await playAll(faults, needs);
}
process.stdout.write(wrong === 0 ? "\nNothing acknowledged was lost.\n" : `\n${wrong} faults, see above.\n`);
process.exit(wrong === 0 ? 0 : 1);

async function playAll(faults: readonly Fault[], needs: Fault["needs"]): Promise<void> {
  const disk = needs === "disk" ? smallDisk() : null;
  if (needs === "disk" && !disk) {
    for (const { name } of faults) process.stdout.write(row([name, "left out: only root may mount a disk"]));
    return;
  }
  let world = await World.open({ folder: disk?.folder, logLevel: values.log });
  try {
    for (const fault of faults) {
      const played: Played[] = [];
      for (let time = 0; time < times; time++) {
        process.stderr.write(`${fault.name}, ${time + 1} of ${times}, seed ${seed + time} ...\n`);
        try {
          played.push(await play(world, fault, seed + time));
        } catch (error) {
          // What people waited for never came: the next fault is to meet an instance that is whole.
          played.push(never(error));
          await world.close();
          world = await World.open({ folder: disk?.folder, logLevel: values.log });
        }
      }
      for (const words of played.flatMap((one) => one.wrong)) process.stderr.write(`  wrong: ${words}\n`);
      wrong += played.reduce((sum, one) => sum + one.wrong.length, 0);
      process.stdout.write(row(cellsOf(fault, played)));
    }
  } finally {
    await world.close();
    disk?.remove();
  }
}

/** A function, because it is called before the end of this file is reached. */
function never(error: unknown): Played {
  return {
    edits: Number.POSITIVE_INFINITY,
    frames: Number.POSITIVE_INFINITY,
    picture: Number.POSITIVE_INFINITY,
    told: error instanceof Unrecovered ? error.told : [],
    wrong: [error instanceof Error ? error.message : String(error)],
  };
}
