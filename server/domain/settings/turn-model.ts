import type { ActorId, ModelId } from "@/core/kernel/ids/ids";
import type { HasDatabase } from "@/prisma/client";
import { changeSettings, readSettings } from "./settings";

/** Switches a model on or off. Off: no new room begins with it. Rooms that have it keep it. */
export async function turnModel(
  deps: HasDatabase,
  by: ActorId,
  { id, on }: { id: ModelId; on: boolean },
): Promise<void> {
  const { modelsOff } = await readSettings(deps);
  const others = modelsOff.filter((off) => off !== id);
  await changeSettings(deps, by, { modelsOff: on ? others : [...others, id] });
}
