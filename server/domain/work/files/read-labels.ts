import type { WorkRecord } from "@/core/work/record/record";
import { isShown } from "@/core/work/record/shown";
import type { Db } from "@/prisma/client";
import { peopleOf } from "@/server/domain/identity/actors";
import { asWork } from "../row";

export const UNNAMED = "A work that is not shown any more";

/** A name on a label, with its share and the work that it came with. */
export type Label = {
  player: string;
  name: string | null;
  influence: number;
  error: number;
  declared: number | null;
  edits: number;
  consent: string;
  /** The work they took part in, for makers of a work that was brought in. */
  through: { work: string; title: string } | null;
  without: string | null;
};

/** The depth to which works mixed into works are followed. It also ends a circle, which should never exist. */
const DEEPEST = 12;

/** Names and shares of a version, the makers of works that were brought in sharing in those works' part, and so on. */
export async function labelsOf(
  db: Db,
  record: WorkRecord,
  without: ReadonlyMap<string, string | null>,
): Promise<Label[]> {
  const labels: Label[] = [];
  for (const c of record.contributors) {
    const brought = broughtIn(c.player);
    const makers = brought ? await makersOf(db, brought, c) : [];
    if (makers.length > 0) labels.push(...makers);
    else labels.push({ ...c, through: null, without: without.get(c.player) ?? null });
  }
  return together(labels).sort((a, b) => b.influence - a.influence);
}

/** A work may be mixed in by two ways: each person's shares through it are added up. */
function together(labels: readonly Label[]): Label[] {
  const found = new Map<string, Label>();
  for (const label of labels) {
    const key = `${label.player} ${label.through?.work ?? ""}`;
    const known = found.get(key);
    const influence = label.influence + (known?.influence ?? 0);
    found.set(key, { ...label, influence, error: Math.hypot(label.error, known?.error ?? 0) });
  }
  return [...found.values()];
}

const broughtIn = (player: string): string | null => (player.startsWith("work:") ? player.slice(5) : null);

type Part = Pick<Label, "influence" | "error">;

/** Everyone who has a share in a work's part of another: its people, and those of works brought into it. */
async function makersOf(db: Db, id: string, part: Part, depth = 0): Promise<Label[]> {
  const work = asWork(await db.work.findUnique({ where: { id }, include: { credits: true } }));
  if (!work) return [];
  const credits = work.credits
    .filter(({ consent }) => consent !== "withdrawn")
    .sort((a, b) => b.influence - a.influence);
  const people = await peopleOf(
    db,
    credits.map(({ player }) => player),
  );
  const through = { work: id, title: isShown(work) ? work.title : UNNAMED };
  const labels: Label[] = [];
  for (const { player, consent, edits, ...share } of credits) {
    const influence = part.influence * share.influence;
    const brought = depth < DEEPEST ? broughtIn(player) : null;
    const inner = brought ? await makersOf(db, brought, { ...part, influence }, depth + 1) : [];
    if (inner.length > 0) labels.push(...inner);
    else
      labels.push({
        player,
        name: consent === "accepted" && !brought ? (people.get(player)?.name ?? null) : null,
        influence,
        error: part.error,
        declared: null,
        edits,
        consent,
        through,
        without: null,
      });
  }
  return labels;
}
