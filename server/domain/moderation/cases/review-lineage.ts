import { AppError } from "@/core/kernel/errors";
import type { WorkId } from "@/core/kernel/ids/ids";
import { caseOf } from "@/core/moderation/case";
import type { Asking } from "@/core/moderation/decide-act";
import { subjectOf } from "@/core/moderation/subjects";
import type { CaseDeps } from "../deps";
import { append } from "./append";
import { caseFor, requireCase } from "./case-row";
import { readDescendants } from "./read-case";
import { readEvents } from "./read-events";
import { readSubject } from "./read-subject";

/**
 * Puts works that came of a case's work into the queue, each as a case of its own that says where it comes from. Nothing is
 * done to any of them. Answers the cases, in the order of the works.
 */
export async function reviewLineage(
  deps: CaseDeps,
  by: Asking,
  id: string,
  works: readonly WorkId[],
): Promise<string[]> {
  const { db } = deps.database;
  if (!by.moderates) throw new AppError("not_found");
  const { subject } = await requireCase(db, id);
  const root = await readSubject(db, subject);
  const descendants = new Map((await readDescendants(db, subject)).map((d) => [d.id, d]));
  const cases: string[] = [];
  for (const work of works) {
    const found = descendants.get(work);
    const of = subjectOf("work", work);
    const about = found && (await readSubject(db, of));
    if (!found || !about) throw new AppError("not_found", `${work} did not come of ${subject}`);
    const words = `came of “${root?.title ?? ""}”${found.generation > 1 ? `, ${found.generation} generations on` : ""}`;
    cases.push(
      await db.$transaction(async (tx) => {
        const row = await caseFor(tx, of, about.concerns);
        const before = caseOf(await readEvents(tx, row.id));
        const known = before.flags.some((f) => f.by === "lineage" && f.like === root?.work);
        const body = { kind: "flag", by: "lineage", found: words.slice(0, 400), holds: false } as const;
        if (!known)
          await append(
            tx,
            deps,
            row,
            { actor: by.actor, body: { ...body, like: root?.work ?? null } },
            before,
          );
        return row.id;
      }),
    );
  }
  return cases;
}
