import { canonicalJson } from "@/core/kernel/canon/jcs";
import { stillOf } from "@/core/picture/recipe/recipe";
import { verifyChain } from "@/core/room/log/chain";
import { merkleRoot } from "@/core/room/log/merkle";
import { type Lineage, playersOf, replaySubset } from "@/core/work/credit/subset";
import type { SignedRecord } from "@/core/work/record/record";
import { because } from "./reasons";
import type { Findings } from "./report";
import type { Sources } from "./sources";

/** Whether the rooms' logs are whole, the signed ones, and come to the recipe. */
export async function checkLogs(signed: SignedRecord, sources: Sources, found: Findings): Promise<void> {
  const { record } = signed;
  let lineage: Lineage | null;
  try {
    lineage = await sources.logs(signed);
  } catch {
    return found.note("log", "fail", because("logUnreadable"));
  }
  if (!lineage) return found.note("log", "unavailable", because("logMissing"));
  for (const [i, events] of lineage.entries()) {
    const said = record.logs[i];
    const chain = verifyChain(events);
    if (!chain.ok) return found.note("log", "fail", because(`chain${chain.fault}`, { seq: chain.seq }));
    const root = merkleRoot(events.map(({ hash }) => hash));
    if (said?.root !== root || said.size !== events.length || said.head !== events.at(-1)?.hash)
      return found.note("log", "fail", because("otherLog"));
  }
  const without = new Set(record.without);
  const replayed = stillOf(replaySubset(lineage, (player) => !without.has(player)));
  if (canonicalJson(replayed) !== canonicalJson(record.recipe))
    return found.note("log", "fail", because("otherRecipe"));
  const events = lineage.reduce((sum, log) => sum + log.length, 0);
  found.note("log", "pass", because("logWhole", { events, people: playersOf(lineage).size }));
}
