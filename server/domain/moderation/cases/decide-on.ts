import { AppError } from "@/core/kernel/errors";
import { caseOf } from "@/core/moderation/case";
import type { Asking } from "@/core/moderation/decide-act";
import type { Decision } from "@/core/moderation/events";
import type { Subject } from "@/core/moderation/subjects";
import type { CaseDeps, ModerationDeps } from "../deps";
import { act } from "./act";
import { append } from "./append";
import { caseFor } from "./case-row";
import { cleanBody } from "./clean-body";
import { readEvents } from "./read-events";
import { readSubject } from "./read-subject";

/** Opens a case without a report, or finds the open one: a moderator has seen something themselves. */
export async function openCase(
  deps: CaseDeps,
  by: Asking,
  subject: Subject,
  note: string,
): Promise<{ case: string; version: number }> {
  const { db } = deps.database;
  const body = cleanBody({ kind: "note", text: note });
  const found = await readSubject(db, subject);
  if (!found || !by.moderates) throw new AppError("not_found");
  return db.$transaction(async (tx) => {
    const row = await caseFor(tx, subject, found.concerns);
    const before = caseOf(await readEvents(tx, row.id));
    if (before.version > 0) return { case: row.id, version: before.version };
    await append(tx, deps, row, { actor: by.actor, body }, before);
    return { case: row.id, version: 1 };
  });
}

/** Decides on something at once, through its case: so that it has its reasons, its notice and its appeal like any other. */
export async function decideOn(
  deps: ModerationDeps,
  by: Asking,
  subject: Subject,
  decision: Decision,
): Promise<string> {
  const opened = await openCase(deps, by, subject, "Opened by a moderator.");
  await act(deps, by, { ...opened, body: { kind: "decide", decision, bulk: null } });
  return opened.case;
}
