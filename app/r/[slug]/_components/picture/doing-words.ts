import type { LiveRoom } from "@/app/_room/live/live-room";
import type { Control } from "@/core/picture/model/model-file";
import { PANELS, panelOf } from "../panels/panels";

/** "Ana moves Warmth", of the others who have a hand on something right now; null when nobody has. */
export function doingWords(
  live: Pick<LiveRoom, "peers" | "me" | "nameOf">,
  controls: readonly Control[],
): string | null {
  const doing = new Map<string, string>();
  for (const { actor, grabbing } of live.peers.all()) {
    if (!grabbing || actor === live.me) continue;
    const label = controls.find(({ id }) => id === grabbing)?.label;
    doing.set(live.nameOf(actor), label ?? PANELS[panelOf(grabbing, controls)].label);
  }
  const [first, ...others] = doing;
  if (!first) return null;
  const [name, what] = first;
  return others.length > 0 ? `${name} and ${others.length} more are moving things` : `${name} moves ${what}`;
}
