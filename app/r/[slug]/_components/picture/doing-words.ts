import type { LiveRoom } from "@/app/_room/live/live-room";
import type { Say } from "@/app/_words/say";
import type { Control } from "@/core/picture/model/model-file";
import { whatOf } from "./what-of";

/** "Ana moves Warmth", of the others who have a hand on something right now; null when nobody has. */
export function doingWords(
  t: Say<"room">,
  live: Pick<LiveRoom, "peers" | "me" | "nameOf">,
  controls: readonly Control[],
): string | null {
  const doing = new Map<string, string>();
  for (const { actor, grabbing } of live.peers.all()) {
    if (!grabbing || actor === live.me) continue;
    doing.set(live.nameOf(actor), whatOf(t, grabbing, controls));
  }
  const [first, ...others] = doing;
  if (!first) return null;
  const [name, what] = first;
  return others.length > 0
    ? t("doingWords.nameOthersMoreMoving", { name, others: others.length })
    : t("doingWords.nameMovesWhat", { name, what });
}
