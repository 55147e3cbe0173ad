import { z } from "zod";
import { ActorId, ControlId } from "@/core/kernel/ids/ids";
import { Colour, Still } from "@/core/picture/recipe/recipe";
import { MATCH_SIZE } from "./match-size";

/** What to come near: RGB bytes [64 x 64 x 3], row by row; or colours, wherever in the picture they are. */
export const MatchTarget = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("picture"),
    rgb: z.custom<Uint8Array>(
      (rgb) => rgb instanceof Uint8Array && rgb.length === MATCH_SIZE * MATCH_SIZE * 3,
      "not 64 x 64 RGB",
    ),
  }),
  z.object({ kind: z.literal("palette"), colours: z.array(Colour).min(1).max(12) }),
]);
export type MatchTarget = z.infer<typeof MatchTarget>;

/** One member's contributions are moved, and nothing else of the recipe. */
export const MatchJob = z.object({
  id: z.string().max(64),
  recipe: Still,
  actor: ActorId,
  target: MatchTarget,
  /** Controls that may be moved; all of the model's where left out. */
  controls: z.array(ControlId).max(256).optional(),
  /** Steps of gradient descent at most. */
  steps: z.int().min(1).max(400).default(120),
});
export type MatchJob = z.infer<typeof MatchJob>;
export type MatchRequest = z.input<typeof MatchJob>;

/** Where a match stands: the contributions to give the member, whole, in sigmas; only controls that were moved are named. */
export type MatchProgress = {
  step: number;
  steps: number;
  /** What is left of the first loss: 1 at the start, 0 when the target is met. */
  left: number;
  contributions: Record<ControlId, number>;
};
export type MatchResult = MatchProgress & {
  /** `settled`: going on brought nothing. `still`: nothing can be moved, as without influence. */
  ended: "settled" | "steps" | "cancelled" | "still";
};
