import { AppError } from "@/core/kernel/errors";
import { caseOf, type ModerationCase } from "@/core/moderation/case";
import { type Asking, decideAct } from "@/core/moderation/decide-act";
import type { ModerationBody, ModerationEvent } from "@/core/moderation/events";
import { partsOfSubject } from "@/core/moderation/subjects";
import type { Db } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";
import { peopleOf } from "@/server/domain/identity/actors";
import type { ModerationDeps } from "../deps";
import { append } from "./append";
import { type CaseRow, requireCase } from "./case-row";
import { cleanBody } from "./clean-body";
import { lift, liftWaiting } from "./lift";
import { readEvents } from "./read-events";
import { decidesAboutPerson, requireDecidable } from "./require-decidable";
import { tell } from "./tell";

export type Act = {
  case: string;
  /** The version of the case that the actor saw. */
  version: number;
  body: ModerationBody;
};

const PAST: Record<ModerationBody["kind"], string> = {
  report: "reported it again",
  flag: "added a flag",
  claim: "took it on",
  release: "let go of it",
  note: "wrote a note",
  escalate: "passed it on to the admins",
  decide: "decided it",
  restore: "restored it",
  appeal: "appealed",
  "answer-appeal": "answered the appeal",
  undo: "took the decision back",
  lift: "gave back what it took in the room",
};

/**
 * Does something in a case. Of two who act on the same version one wins; the other is told who did what (`conflict`).
 * Everything that follows is kept in the same transaction; rooms and connections end after it.
 */
export async function act(
  deps: ModerationDeps,
  by: Asking,
  { case: id, version, body: raw }: Act,
): Promise<ModerationEvent> {
  const { db } = deps.database;
  const row = await requireCase(db, id);
  const events = await readEvents(db, id);
  const before = caseOf(events);
  const now = deps.now();
  const allowed = decideAct(
    before,
    { kind: partsOfSubject(row.subject).kind, concerns: row.concerns },
    by,
    raw,
    now,
  );
  if (!allowed.ok && allowed.error === "not_found") throw new AppError("not_found");
  if (before.version !== version) throw await conflict(db, events, version);
  if (!allowed.ok) throw new AppError(allowed.error);
  const body = cleanBody(raw);
  const event = await db
    .$transaction(async (tx) => {
      if (by.moderates && decidesAboutPerson(body, before.decision))
        await requireDecidable(tx, row.concerns, by, now);
      const made = await append(tx, deps, row, { actor: by.actor, body }, before);
      if (by.moderates && body.kind !== "appeal")
        await audit(tx, {
          actor: by.actor,
          action: `moderation.${body.kind}`,
          subject: row.subject,
          before: summaryOf(before),
          after: body,
        });
      await tell(tx, row, before, made);
      return made;
    })
    .catch(async (error: unknown) => {
      if (error instanceof AppError && error.code === "conflict")
        throw await conflict(db, await readEvents(db, id), version);
      throw error;
    });
  await carryOut(deps, row, event, before.decision?.live !== undefined);
  return event;
}

const summaryOf = ({ state, decision }: ModerationCase) => ({ state, decision });

/** Tells the one who came second what the first did. */
async function conflict(db: Db, events: readonly ModerationEvent[], seen: number): Promise<AppError> {
  const missed = events.slice(seen);
  const people = await peopleOf(
    db,
    missed.map((e) => e.actor),
  );
  const said = missed
    .map(
      (e) => `${e.actor === "system" ? "Cohue" : (people.get(e.actor)?.name ?? "Someone")} ${PAST[e.kind]}.`,
    )
    .join(" ");
  return new AppError(
    "conflict",
    `case is at ${events.length}, not ${seen}`,
    // Sentence by sentence, as they are said in other languages.
    said ? `This case has changed since you looked. ${said} Look again, then decide.` : undefined,
  );
}

/** What a decision can end by. */
const ENDS: readonly ModerationEvent["kind"][] = ["restore", "undo", "answer-appeal"];

/** What a kept event does outside the database. A server that died in between does it at its next start: both hold by the database alone. */
async function carryOut(
  deps: ModerationDeps,
  { id, subject, concerns }: CaseRow,
  event: ModerationEvent,
  wasLive: boolean,
): Promise<void> {
  const { kind, id: of } = partsOfSubject(subject);
  if (ENDS.includes(event.kind)) {
    if (wasLive) await lift(deps, id);
    // It may be open again.
    else if (kind === "room") await liftWaiting(deps, of);
  }
  if (event.kind !== "decide") return;
  if (kind === "room" && event.decision.content === "remove") await deps.closeRoom(of);
  if (concerns && ["suspend", "ban"].includes(event.decision.person)) await deps.shutOut(concerns);
}
