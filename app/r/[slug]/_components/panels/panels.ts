import {
  Brush,
  Dices,
  Film,
  Grid3x3,
  type LucideIcon,
  MessageCircle,
  Palette,
  Repeat,
  SlidersHorizontal,
  Users,
} from "lucide-react";
import type { Say } from "@/app/_words/say";
import type { Control } from "@/core/picture/model/model-file";

export type PanelId =
  | "directions"
  | "hands"
  | "desk"
  | "sources"
  | "palette"
  | "loop"
  | "film"
  | "chat"
  | "people";

export const panelsIn = (t: Say<"room">): Record<PanelId, { label: string; icon: LucideIcon }> => ({
  directions: { label: t("panels.directions"), icon: SlidersHorizontal },
  hands: { label: t("panels.hands"), icon: Brush },
  desk: { label: t("panels.desk"), icon: Grid3x3 },
  sources: { label: t("panels.sources"), icon: Dices },
  palette: { label: t("panels.palette"), icon: Palette },
  loop: { label: t("panels.loop"), icon: Repeat },
  film: { label: t("panels.film"), icon: Film },
  chat: { label: t("panels.chat"), icon: MessageCircle },
  people: { label: t("panels.people"), icon: Users },
});

/** Where a register is steered: the panel to show when following someone who has a hand on it. */
export function panelOf(register: string, controls: readonly Control[]): PanelId {
  if (register.startsWith("influence/")) return "people";
  if (register.startsWith("palette")) return "palette";
  if (register.startsWith("keyframe/")) return "loop";
  if (register.startsWith("finish") || register.startsWith("hand-") || register.startsWith("own-hand"))
    return "hands";
  const control = controls.find((candidate) => candidate.id === register);
  if (control) return control.kind === "direction" ? "directions" : "desk";
  return "sources";
}
