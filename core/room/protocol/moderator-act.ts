import { z } from "zod";
import { ActorId } from "@/core/kernel/ids/ids";
import { RuleId } from "@/core/moderation/schemas";

/** What moderators can do in a live room, and for which rule. Lifting a measure needs no rule. */
export const ModeratorAct = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("freeze"), rule: RuleId }),
  z.object({ kind: z.literal("thaw") }),
  z.object({ kind: z.literal("kick"), member: ActorId, rule: RuleId }),
  /** Lets someone come in again. */
  z.object({ kind: z.literal("readmit"), member: ActorId }),
  /** Sets one member's registers to what they were after event `to`. */
  z.object({ kind: z.literal("revert"), member: ActorId, to: z.int().min(0), rule: RuleId }),
]);
export type ModeratorAct = z.infer<typeof ModeratorAct>;
