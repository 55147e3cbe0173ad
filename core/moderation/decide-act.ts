import { type Code, fail, ok, type Result } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { canAppeal, type ModerationCase, UNDO_MS } from "./case";
import type { ModerationBody } from "./events";
import type { SubjectKind } from "./subjects";

export type Asking = {
  actor: ActorId;
  /** Theirs as a moderator or admin, not as the one concerned. */
  moderates: boolean;
  /** Admins alone decide about those who moderate. */
  isAdmin: boolean;
  /** Every actor that is this person: what they were before they registered too. */
  actors: readonly ActorId[];
};
export type Concerned = { kind: SubjectKind; concerns: string | null };

/** Why an act is not to be done in this case now; ok when it is. Nobody decides in their own cause. */
export function decideAct(
  found: ModerationCase,
  { kind: subject, concerns }: Concerned,
  by: Asking,
  body: ModerationBody,
  now: number,
): Result<null> {
  const own = by.actors.some((actor) => actor === concerns || found.concerned.includes(actor));
  switch (body.kind) {
    case "report":
    case "flag":
    case "lift":
      return ok(null);
    case "appeal": {
      if (!own) return fail("not_found");
      return canAppeal(found, by.actors, now) ? ok(null) : fail("appeal_closed");
    }
    default:
      return by.moderates ? moderatorsAct(found, subject, own, by, body, now) : fail("not_found");
  }
}

function moderatorsAct(
  found: ModerationCase,
  subject: SubjectKind,
  own: boolean,
  by: Asking,
  body: ModerationBody,
  now: number,
): Result<null> {
  if (own) return fail("own_cause");
  const only = (allowed: boolean, code: Code): Result<null> => (allowed ? ok(null) : fail(code));
  switch (body.kind) {
    case "decide": {
      const { content, blockFingerprint } = body.decision;
      if (found.state === "appealed") return fail("appeal_open");
      // A case about what was done in a live room is about nothing else; what more there is to decide has a case of its own.
      if (body.decision.live || found.decisions.some(({ decision }) => decision.live))
        return fail("malformed");
      if (subject === "person" && content !== "none") return fail("malformed");
      // Works alone have a place where a label is read.
      if (subject !== "work" && content === "label") return fail("malformed");
      if (blockFingerprint && !(subject === "work" && content === "remove")) return fail("malformed");
      return only(body.decision.until === null || body.decision.until > now, "out_of_range");
    }
    case "restore":
      return only(found.decision !== null && found.state !== "appealed", "conflict");
    case "undo":
      return only(
        found.decision !== null && found.state === "decided" && now - found.decision.at <= UNDO_MS,
        "conflict",
      );
    case "answer-appeal": {
      if (found.state !== "appealed") return fail("conflict");
      return only(!by.actors.some((actor) => actor === found.decision?.by), "another_decides");
    }
    default:
      return ok(null);
  }
}
