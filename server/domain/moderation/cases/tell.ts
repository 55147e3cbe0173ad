import { ActorId } from "@/core/kernel/ids/ids";
import { type ModerationCase, restrictsSomething } from "@/core/moderation/case";
import type { Decision, ModerationEvent } from "@/core/moderation/events";
import { RULES } from "@/core/moderation/rules";
import type { Tx } from "@/prisma/client";
import { notify } from "@/server/domain/notification/notify";
import type { CaseRow } from "./case-row";
import { readSubject } from "./read-subject";

const CONTENT = {
  none: "",
  label: "It carries a label now.",
  hide: "It is hidden.",
  remove: "It was removed.",
} as const;

/** What a decision does, in words for the people concerned. */
export function effectWords({ content, person, until }: Decision): string {
  const end =
    until === null ? "" : ` until ${new Date(until).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const about = {
    none: "",
    warn: "This is a warning.",
    mute: `You cannot chat or comment${end}.`,
    suspend: `Your account is suspended${end}.`,
    ban: `Your account is banned${end || ", without an end"}.`,
  }[person];
  return [CONTENT[content], about].filter(Boolean).join(" ") || "Nothing was restricted.";
}

const LIVE = {
  freeze: "Moderators have frozen this room: nobody in it changes the picture.",
  kick: "Moderators have removed you from this room: you cannot come in again.",
  revert: "Moderators have set what you did in this room back to an earlier moment.",
} as const;
const OTHERS_PART = "Moderators have set what one member did in this room back to an earlier moment.";

/** What happens in a live room when its decision ends. The case says how much could be undone. */
const LIFTS = {
  freeze: "The moderators’ freeze is lifted.",
  kick: "You can come into the room again, unless its host keeps you out.",
  revert: "What was set back comes back, where nobody has changed it since.",
} as const;

const aboutOf = async (tx: Tx, row: CaseRow) => {
  const subject = await readSubject(tx, row.subject);
  return { case: row.id, title: subject?.title ?? "", kind: subject?.kind ?? "" };
};

const concernedIn = ({ concerns }: CaseRow, others: readonly ActorId[]): ActorId[] => [
  ...new Set([...(concerns ? [concerns] : []), ...others]),
];

/** Tells everyone whom a decision concerns what was done, why, and that they can appeal. */
export async function tellDecided(
  tx: Tx,
  row: CaseRow,
  { decision, concerned = [] }: Pick<Extract<ModerationEvent, { kind: "decide" }>, "decision" | "concerned">,
): Promise<void> {
  const { live } = decision;
  const words = live ? LIVE[live.kind] : effectWords(decision);
  const said = {
    ...(await aboutOf(tx, row)),
    rule: RULES[decision.rule].title,
    facts: decision.facts,
    appeal: 1,
  };
  const all = concernedIn(row, concerned);
  const others = live?.kind === "revert" ? all.filter((actor) => actor !== row.concerns) : [];
  const them = all.filter((actor) => !others.includes(actor));
  await notify(tx, them, "decision", { ...said, words });
  await notify(tx, others, "decision", { ...said, words: OTHERS_PART });
}

/** Tells those whom an event is about: the person concerned of decisions and answers, reporters of the outcome. */
export async function tell(
  tx: Tx,
  row: CaseRow,
  before: ModerationCase,
  event: ModerationEvent,
): Promise<void> {
  const about = await aboutOf(tx, row);
  const concerned = concernedIn(row, before.concerned);
  const reporters = before.reports.map((r) => ActorId.parse(r.reporter));
  const live = before.decision?.live;
  switch (event.kind) {
    case "decide": {
      const { decision } = event;
      const acted = restrictsSomething(decision);
      if (acted) await tellDecided(tx, row, event);
      else if (before.held)
        await notify(tx, concerned, "decision", {
          ...about,
          words: "A moderator has looked at it: nothing is against the rules, and it is shown.",
        });
      await notify(tx, reporters, "report", {
        ...about,
        words: acted ? "Moderators acted on it." : "Moderators found nothing against the rules.",
      });
      break;
    }
    case "restore":
    case "undo":
      await notify(tx, concerned, "decision", {
        ...about,
        words: `The decision was taken back${live ? `. ${LIFTS[live.kind]}` : "; everything is as it was."}`,
        facts: event.kind === "restore" ? event.why : "",
      });
      break;
    case "answer-appeal": {
      const overturned = event.outcome === "overturned";
      // Where it concerns several, one answer is for all of them.
      const mine = concerned.length > 1 ? "The appeal was" : "Your appeal was";
      await notify(tx, concerned, "decision", {
        ...about,
        words: overturned
          ? `${mine} right: the decision is overturned${live ? `. ${LIFTS[live.kind]}` : " and everything is as it was."}`
          : `${mine} heard, and the decision stands.`,
        facts: event.reasons,
      });
      if (overturned)
        await notify(tx, reporters, "report", {
          ...about,
          words: "On appeal, another moderator overturned the decision.",
        });
      break;
    }
    default:
  }
}
