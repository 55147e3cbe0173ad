import { z } from "zod";
import { ActorId, RoomId } from "@/core/kernel/ids/ids";

/** What moderators did in a live room, and where its log has it. */
export const LiveMeasure = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("freeze"), room: RoomId, seq: z.int().min(1) }),
  z.object({ kind: z.literal("kick"), room: RoomId, seq: z.int().min(1), member: ActorId }),
  /** `to`: the moment to which the member's part was set back. */
  z.object({
    kind: z.literal("revert"),
    room: RoomId,
    seq: z.int().min(1),
    member: ActorId,
    to: z.int().min(0),
  }),
]);
export type LiveMeasure = z.infer<typeof LiveMeasure>;

/** How much of a live measure was given back when its decision ended. */
export const LIFTED = ["all", "some", "none", "before"] as const;
export type Lifted = (typeof LIFTED)[number];

/** The state of a live measure: in force, ended but not yet given back, given back. */
export type LiveState = "stands" | "ending" | "ended";

/** One sentence for each live measure that says what it does, for the people concerned and for moderators. */
export function liveWords(live: LiveMeasure): { restricted: string[]; where: string; duration: string } {
  switch (live.kind) {
    case "freeze":
      return {
        restricted: ["The room is frozen: nobody in it changes the picture or publishes it."],
        where: "In the room.",
        duration: "Until moderators thaw it or an appeal overturns it.",
      };
    case "kick":
      return {
        restricted: ["The member is out of the room, and cannot come in again."],
        where: "In this room, and in no other.",
        duration: "Until moderators let them in again or an appeal overturns it.",
      };
    case "revert":
      return {
        restricted: [
          `What one member did in the room is set back to how it was at moment ${live.to}. What the others did stays.`,
        ],
        where: "In the room’s picture, from then on.",
        duration: "Until it is changed again in the room, or an appeal overturns it.",
      };
  }
}

/**
 * What became of the room after the decision had ended; null: it has not been given back yet.
 * @param you whoever reads it is the one who was removed
 */
export function liftedWords({ kind }: LiveMeasure, lifted: Lifted | null, you = false): string {
  if (!lifted) return "It is being given back.";
  switch (kind) {
    case "freeze":
      return lifted === "before"
        ? "Nothing was left to give back: the freeze had ended already."
        : "The moderators’ freeze is lifted.";
    case "kick":
      return lifted === "before"
        ? "Nothing was left to give back: the removal had ended already."
        : `${you ? "You" : "The member"} can come into the room again.`;
    case "revert":
      return {
        all: "What was set back is as it was before.",
        some: "What nobody had changed since is as it was before. The rest was changed in the meantime, and stays.",
        none: "It was changed in the room in the meantime, so it stays as it is now.",
        before: "Nothing was left to give back.",
      }[lifted];
  }
}
