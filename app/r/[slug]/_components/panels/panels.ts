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

export const PANELS: Record<PanelId, { label: string; icon: LucideIcon }> = {
  directions: { label: "Directions", icon: SlidersHorizontal },
  hands: { label: "Hands", icon: Brush },
  desk: { label: "Desk", icon: Grid3x3 },
  sources: { label: "Sources", icon: Dices },
  palette: { label: "Palette", icon: Palette },
  loop: { label: "Loop", icon: Repeat },
  film: { label: "Film", icon: Film },
  chat: { label: "Chat", icon: MessageCircle },
  people: { label: "People", icon: Users },
};

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
