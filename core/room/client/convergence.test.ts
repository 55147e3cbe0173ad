import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/core/kernel/canon/jcs";
import { Recipe } from "@/core/picture/recipe/recipe";
import { verifyChain } from "@/core/room/log/chain";
import { RoomEvent } from "@/core/room/log/event";
import { replay } from "@/core/room/log/replay";
import { reduce } from "@/core/room/rules/reduce";
import type { RoomState } from "@/core/room/rules/state";
import { World } from "./testing/world";

const SEEDS = 240;
const TICKS = 220;

/** What is wrong at the end of a world, in words; null when nothing is. */
function fault({ server, tabs, random }: World): string | null {
  const { log } = server;
  const truth = canonicalJson(server.core.state.recipe);
  const chain = verifyChain(log);
  if (!chain.ok) return `the chain breaks at ${chain.seq}: ${chain.why}`;
  if (canonicalJson(replay(log)) !== canonicalJson(server.core.state)) return "the replayed log differs";
  const cut = 1 + random.below(log.length);
  const snapshot: RoomState = JSON.parse(canonicalJson(replay(log.slice(0, cut))));
  if (canonicalJson(replay(log.slice(cut), snapshot)) !== canonicalJson(server.core.state))
    return `a snapshot at ${cut - 1} and the tail after it differ from the log`;
  const numbers = log.flatMap((e) =>
    e.kind === "edit" ? [`${e.actor} ${e.payload.client} ${e.payload.n}`] : [],
  );
  if (new Set(numbers).size !== numbers.length) return "an edit is in the log twice";
  for (const tab of tabs) {
    if (tab.lost.length > 0) return `acknowledged and lost: ${tab.lost.join(", ")}`;
    if (tab.client.hasUnsettled) return `${tab.id} has unsettled edits`;
    const seen = canonicalJson(tab.client.view);
    if (seen !== truth) return `${tab.id} sees\n${seen}\nnot\n${truth}`;
  }
  return null;
}

function run(seed: number): World {
  const world = new World(seed);
  for (let t = 0; t < TICKS; t++) world.step(t);
  world.calm();
  const wrong = fault(world);
  if (wrong) throw new Error(`seed ${seed}: ${wrong}\n${world.ops.join("\n")}`);
  return world;
}

describe("convergence (E2, E3, E5, E6, C3, C4, C5, C6, X1, X2)", () => {
  it(`${SEEDS} seeded rooms of five members and six tabs end with one recipe, which is the replayed log's`, () => {
    for (let seed = 1; seed <= SEEDS; seed++) run(seed);
  });

  it("every state and event of the rooms matches the schemas of recipes and events", () => {
    const { log } = run(SEEDS + 1).server;
    let state: RoomState | null = null;
    for (const event of log) {
      state = reduce(state, event);
      expect(Recipe.parse(state.recipe)).toEqual(state.recipe);
      expect(RoomEvent.parse(event)).toEqual(event);
    }
  });
});
