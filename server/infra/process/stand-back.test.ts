import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

/** The nicenesses of a process that is started at `of`: before it stands back, and after. */
function nicenessOf(of: number, steps: number): [before: number, after: number] {
  const say = `
    const { standBack } = await import("./server/infra/process/stand-back.ts");
    const { getPriority } = await import("node:os");
    const before = getPriority();
    standBack(${steps});
    console.log(JSON.stringify([before, getPriority()]));`;
  const args = ["-n", String(of), process.execPath, "--import", "tsx", "--input-type=module", "-e", say];
  return JSON.parse(spawnSync("nice", args, { encoding: "utf8" }).stdout);
}

it.runIf(process.platform === "linux")("a process stands back from wherever its parent stands", () => {
  const [before, after] = nicenessOf(3, 5);
  expect(after).toBe(Math.min(19, before + 5));
});
