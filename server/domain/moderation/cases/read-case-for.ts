import type { ActorId } from "@/core/kernel/ids/ids";
import type { HasDatabase } from "@/prisma/client";
import { readCase } from "./read-case";

/** A case as one moderator sees it, and what they are in it. In their own cause they do not learn who said what. */
export async function readCaseFor({ database: { db } }: HasDatabase, actors: readonly ActorId[], id: string) {
  const found = await readCase(db, id);
  const is = (actor: string | null | undefined) => actors.some((one) => one === actor);
  const mine = {
    /** It is about them: somebody else decides. */
    own: is(found.concerns?.actor) || found.concerned.some(is),
    claimed: is(found.claimedBy),
    /** They made the decision that stands: somebody else answers its appeal. */
    decided: is(found.decision?.by),
  };
  return { ...(mine.own ? withoutOthers(found, is) : found), mine };
}

type Found = Awaited<ReturnType<typeof readCase>>;

function withoutOthers(found: Found, isMe: (actor: string | null) => boolean): Found {
  const hide = <T extends { actor: string; name: string }>(one: T): T =>
    isMe(one.actor) ? one : { ...one, actor: "", name: "Someone" };
  return {
    ...found,
    claimedBy: found.claimedBy && "",
    claimedByName: found.claimedBy && "Someone",
    decision: found.decision && { ...found.decision, by: "", byName: "Someone" },
    appeals: found.appeals.map((a) => (isMe(a.by) ? a : { ...a, by: "", byName: "Someone", text: "" })),
    reports: found.reports.map((r) => ({ ...r, reporter: "", name: "Someone", text: "" })),
    history: found.history
      .filter(({ kind }) => kind !== "note" && kind !== "escalate")
      .map((e) =>
        hide(e.kind === "report" || (e.kind === "appeal" && !isMe(e.actor)) ? { ...e, text: "" } : e),
      ),
  };
}
