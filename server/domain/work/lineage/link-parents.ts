import type { WorkId } from "@/core/kernel/ids/ids";
import { isBred } from "@/core/picture/breed/brood";
import type { Recipe } from "@/core/picture/recipe/recipe";
import { editsMade } from "@/core/work/credit/edits-made";
import type { Lineage } from "@/core/work/credit/subset";
import type { HasDatabase } from "@/prisma/client";

/** How two works were mixed into a room's first picture: whole, or by bands. */
const mixOf = ({ blends }: Recipe): "blend" | "breed" =>
  blends.some(({ source, band }) => "work" in source && band === "all") ? "blend" : "breed";

type Parent = { parent: string; kind: "remix" | "breed" | "blend" | "branch"; record: string };

/** Writes down every work a picture comes from: those its rooms began with, and those blended in since. */
export async function linkParents(
  { database: { db } }: HasDatabase,
  { work, lineage }: { work: WorkId; lineage: Lineage },
): Promise<Parent[]> {
  const found = new Map<string, Parent>();
  for (const log of lineage) {
    const [first] = log;
    if (first?.kind === "created") {
      const works = first.payload.works ?? [];
      for (const { work: parent, record } of works)
        found.set(parent, { parent, record, kind: works.length > 1 ? mixOf(first.payload.recipe) : "remix" });
    }
    for (const { edit } of editsMade(log)) {
      if (edit.kind !== "blend") continue;
      const source = edit.value?.source;
      const parent = source && "work" in source ? source.work : undefined;
      if (!parent || found.has(parent)) continue;
      const version = await db.workVersion.findFirst({
        where: { work: parent },
        orderBy: { version: "desc" },
      });
      if (version)
        found.set(parent, {
          parent,
          record: version.recordHash,
          kind: isBred(edit.id) ? "breed" : "blend",
        });
    }
  }
  const parents = [...found.values()].filter(({ parent }) => parent !== work);
  for (const { parent, kind, record } of parents) {
    const there = await db.work.findUnique({ where: { id: parent }, select: { id: true } });
    if (!there) continue;
    await db.workParent.upsert({
      where: { child_parent: { child: work, parent } },
      create: { child: work, parent, kind, record },
      update: { kind, record },
    });
  }
  return parents;
}
