import { type Code, fail, ok, type Result } from "@/core/errors";
import type { ActorId } from "@/core/ids/ids";
import { APPEAL_MS, type ModerationCase, UNDO_MS } from "./case";
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
  const own = concerns !== null && by.actors.some((actor) => actor === concerns);
  switch (body.kind) {
    case "report":
    case "flag":
      return ok(null);
    case "appeal": {
      if (!own) return fail("not_found");
      const restricted =
        found.decision && (found.decision.content !== "none" || found.decision.person !== "none");
      if (!restricted || found.state !== "decided" || found.appeal) return fail("appeal_closed");
      return found.decision && now - found.decision.at <= APPEAL_MS ? ok(null) : fail("appeal_closed");
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
