import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../lib/root.mjs";

const FOLDER = join(root, "e2e/journeys");
/** Journeys about the Commons itself, and why what earlier tests did there does not matter to them. */
const OF_THE_COMMONS: Record<string, string> = {
  "11-many-processes.spec.ts": "has an instance of its own",
  "instrument-together.spec.ts":
    "the start page shows the Commons; it looks for a change, not for a direction",
  "my-data.spec.ts": "moves nothing",
  "weight.spec.ts": "moves nothing",
};

it("journeys move controls in a room of their own: in the Commons, earlier ones may have moved them to their ends", () => {
  const entering = readdirSync(FOLDER).filter((file) =>
    /RoomPage\.enter\([^;]*"\/r\/commons"/.test(readFileSync(join(FOLDER, file), "utf8")),
  );
  expect(entering.sort()).toEqual(Object.keys(OF_THE_COMMONS).sort());
});
