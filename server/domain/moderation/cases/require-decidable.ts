import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Asking } from "@/core/moderation/decide-act";
import type { Decision, ModerationBody } from "@/core/moderation/events";
import type { Tx } from "@/prisma/client";
import { lockAdmins } from "@/server/domain/identity/last-admin";
import { wholePerson } from "@/server/domain/identity/whole-person";

type Deciding = Pick<Asking, "isAdmin">;

const BARS: readonly Decision["person"][] = ["mute", "suspend", "ban"];
const touches = ({ person, strike }: Pick<Decision, "person" | "strike">): boolean =>
  BARS.includes(person) || strike;

/**
 * `forbidden` where somebody who is not an admin decides about a moderator, under whichever of their ids: all ids of the person are
 * checked in the decision's own transaction, which no change of a role can overtake.
 */
export async function requireDecidable(
  tx: Tx,
  concerns: ActorId | null,
  by: Deciding,
  now: number,
): Promise<void> {
  if (!concerns || by.isAdmin) return;
  await lockAdmins(tx, now);
  const { role } = await wholePerson(tx, concerns);
  if (role !== "user")
    throw new AppError("forbidden", "a moderator", "Only an admin can restrict someone who moderates.");
}

/** Whether an act in a case restricts its person, counts against them, or takes back what did. */
export function decidesAboutPerson(body: ModerationBody, inForce: Decision | null): boolean {
  if (body.kind === "decide") return touches(body.decision) || (inForce !== null && touches(inForce));
  return ["restore", "undo", "answer-appeal"].includes(body.kind) && inForce !== null && touches(inForce);
}
