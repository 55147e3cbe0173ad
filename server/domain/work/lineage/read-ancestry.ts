import type { Descent } from "@/core/work/record/ancestry";
import { isShown } from "@/core/work/record/shown";
import type { Db, HasDatabase } from "@/prisma/client";
import { UNNAMED } from "../files/read-labels";
import { requireShown } from "../require-shown";

export type Kin = { id: string; title: string; kind: string; from: string; version: number; shown: boolean };
export type Ancestry = {
  /** Works that it was made from, nearest first, and works that were made from it. */
  parents: Kin[];
  children: Kin[];
  /** Every line between those and it: a work may come from another by two ways. */
  lines: Descent[];
};
const GENERATIONS = 6;
/** Lines to one generation: a work may be remixed by anyone, however often. */
const MOST = 200;

/** The graph of a work that is shown. */
export async function readAncestry({ database: { db } }: HasDatabase, id: string): Promise<Ancestry> {
  await requireShown(db, id);
  return ancestryOf(db, id);
}

/** The graph both ways, generation by generation. */
export async function ancestryOf(db: Db, id: string): Promise<Ancestry> {
  const lines = new Map<string, Descent>();
  const walk = async (up: boolean): Promise<Kin[]> => {
    const found: Kin[] = [];
    const seen = new Set([id]);
    let generation = [id];
    for (let depth = 0; depth < GENERATIONS && generation.length > 0; depth++) {
      const rows = await db.workParent.findMany({
        where: up ? { child: { in: generation } } : { parent: { in: generation } },
        include: { of: true, from: true },
        take: MOST,
      });
      generation = [];
      for (const { parent, child, kind, of, from } of rows) {
        const other = up ? from : of;
        if (other.publishedAt === null) continue;
        lines.set(`${parent} ${child}`, { parent, child, kind });
        if (seen.has(other.id)) continue;
        seen.add(other.id);
        generation.push(other.id);
        const shown = isShown(other);
        found.push({
          id: other.id,
          // A work that is not shown any more keeps its place in the graph, without title or picture.
          title: shown ? other.title : UNNAMED,
          kind,
          from: up ? child : parent,
          version: other.version,
          shown,
        });
      }
    }
    return found;
  };
  const [parents, children] = [await walk(true), await walk(false)];
  return { parents, children, lines: [...lines.values()] };
}
