import { createWriteStream, rmSync } from "node:fs";
import { join } from "node:path";
import type { Fault } from "./fault";

const OWNER_S = 10;
const WITHIN_S = 5;
const SKEW_MS = 5 * 60_000;
const FULL_MS = 8_000;

/** Clocks and disks. */
export const machines: readonly Fault[] = [
  skewed("ahead", SKEW_MS),
  skewed("behind", -SKEW_MS),
  {
    id: "disk",
    name: "the disk of the data folder full for 8 s",
    within: WITHIN_S,
    awayMs: FULL_MS,
    needs: "disk",
    rests: true,
    strike: async ({ cluster }) => {
      const file = join(cluster.folder, "filling");
      await fill(file);
      return { mend: () => rmSync(file) };
    },
  },
];

/** The owner dies, and a node whose clock is wrong takes the room. Later that one dies, and one whose clock is right takes it. */
function skewed(words: string, clockMs: number): Fault {
  return {
    id: `clock-${words}`,
    name: `a clock 5 minutes ${words}: the owner dies, the node with that clock goes on`,
    within: OWNER_S,
    strike: async (world) => {
      const owner = await world.owner();
      const other = await world.other();
      await world.cluster.kill(other);
      await world.serve({ port: other.port, clockMs });
      const at = performance.now();
      await world.cluster.kill(owner);
      return {
        at,
        restore: async () => {
          const wrong = await world.owner();
          await world.serve({ port: owner.port });
          await world.cluster.kill(wrong);
          await world.serve({ port: wrong.port });
        },
      };
    },
  };
}

/** Writes until nothing more fits. */
async function fill(path: string): Promise<void> {
  const bytes = Buffer.alloc(64 * 1024);
  await new Promise<void>((full) => {
    const file = createWriteStream(path);
    file.on("error", () => full());
    const more = () => file.write(bytes, (error) => (error ? full() : more()));
    more();
  });
}
