/** States of moderation in which a work is shown: none, or with a label. */
const SHOWN_STATES = ["", "labelled"];

type PublicState = { status: string; moderation: string };

/** The one rule of what visitors see, as a condition on works: whatever lists works uses it. */
export const SHOWN_WORK = { status: "published", moderation: { in: SHOWN_STATES } };
/** Its opposite. */
export const NOT_SHOWN_WORK = {
  OR: [{ status: { not: "published" } }, { moderation: { notIn: SHOWN_STATES } }],
};

export const isShown = ({ status, moderation }: PublicState): boolean =>
  status === "published" && isLetStand({ moderation });

/** Whether moderation lets it be seen; it may be taken down all the same. */
export const isLetStand = ({ moderation }: Pick<PublicState, "moderation">): boolean =>
  SHOWN_STATES.includes(moderation);

/** Why a work that was there is not shown. */
export function goneWords({ status, moderation, reason }: PublicState & { reason: string | null }): string {
  const why = reason ? `: ${reason}` : ".";
  if (moderation === "removed" || status === "removed") return `Moderators removed this work${why}`;
  if (moderation === "hidden") return `Moderators have hidden this work${why}`;
  if (moderation === "held") return "Moderators are looking at this work before it is shown.";
  if (status === "awaiting") return "It waits for the answers of those who made it.";
  if (status === "preparing") return `This work is not shown for the moment. ${reason ?? ""}`.trim();
  return `Its makers have taken this work down${why}`;
}
