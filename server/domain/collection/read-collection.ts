import { AppError } from "@/core/kernel/errors";
import type { ActorId, WorkId } from "@/core/kernel/ids/ids";
import { contentState } from "@/core/moderation/standing";
import { subjectOf } from "@/core/moderation/subjects";
import type { CollectionKind, CollectionVisibility } from "@/core/work/collection/collection";
import { goneWords, isLetStand, isShown } from "@/core/work/record/shown";
import type { Db, HasDatabase } from "@/prisma/client";
import { peopleOf } from "@/server/domain/identity/actors";
import { sentenceOf } from "@/server/domain/moderation/cases/derive";
import { readCases } from "@/server/domain/moderation/cases/read-events";
import { CARD, cardsOf, type WorkCard } from "@/server/domain/work/list-works";
import { asCollection } from "./row";

export type Hung = {
  work: WorkId;
  note: string;
  /** Null where the work is not shown any more: it leaves a gap, with words. */
  card: WorkCard | null;
  gap: string | null;
};

/**
 * A collection and what hangs in it, in the curator's order. `not_found` for a private one to all but its owner; `gone` with
 * its reason for one that moderation took off, to everyone: its owner finds it in their own list.
 */
export async function readCollection(
  { database: { db } }: HasDatabase,
  id: string,
  viewer: readonly ActorId[],
) {
  const row = asCollection(
    await db.collection.findUnique({
      where: { id },
      include: { items: { orderBy: [{ position: "asc" }, { addedAt: "asc" }], include: { shows: CARD } } },
    }),
  );
  const isMine = row !== null && viewer.includes(row.owner);
  if (!row || (row.visibility === "private" && !isMine)) throw new AppError("not_found");
  if (!isLetStand(row)) throw new AppError("gone", row.moderation, await takenOffWords(db, row));
  const cards = await cardsOf(
    db,
    row.items.map((item) => item.shows),
  );
  const people = await peopleOf(db, [row.owner]);
  return {
    id: row.id,
    kind: row.kind as CollectionKind,
    title: row.title,
    text: row.text,
    visibility: row.visibility as CollectionVisibility,
    owner: row.owner,
    curator: people.get(row.owner)?.name ?? "",
    updatedAt: row.updatedAt.getTime(),
    isMine,
    works: row.items.map(({ work, note, shows }, i): Hung => {
      const shown = isShown(shows);
      // A note may speak of the picture: it goes with it.
      return shown
        ? { work, note, card: cards[i] ?? null, gap: null }
        : { work, note: isMine ? note : "", card: null, gap: goneWords({ ...shows, reason: null }) };
    }),
  };
}

/** Why moderation took a collection off: what its decision says. */
export async function takenOffWords(
  db: Pick<Db, "moderationCase" | "moderationEvent">,
  { id, kind, moderation }: { id: string; kind: string; moderation: string },
): Promise<string> {
  const cases = await db.moderationCase.findMany({
    where: { subject: subjectOf("exhibition", id) },
    select: { id: true },
  });
  const folded = await readCases(
    db,
    cases.map((row) => row.id),
  );
  const { reason } = contentState([...folded.values()]);
  const did = moderation === "removed" ? "removed" : moderation === "held" ? "are looking at" : "have hidden";
  return `Moderators ${did} this ${kind}${reason ? `: ${sentenceOf(reason)}` : "."}`;
}
