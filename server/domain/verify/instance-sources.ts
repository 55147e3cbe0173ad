import { AppError } from "@/core/errors";
import type { RoomId } from "@/core/ids/ids";
import { bitsApart } from "@/core/work/fingerprint";
import { WorkId } from "@/core/work/record";
import type { WorkDeps } from "@/server/domain/work/deps";
import { readKeptLineage } from "@/server/domain/work/read-lineage";
import { readKeptRecord } from "@/server/domain/work/read-work";
import { openStudio } from "@/server/domain/work/render-pixels";
import { goneWords, isShown } from "@/server/domain/work/require-shown";
import type { Sources } from "./sources";

/** Bits of 64 that may differ between two that look alike. */
const ALIKE = 10;

/** All that the instance itself knows. Logs of private rooms are replayed here and not given out. */
export function instanceSources(deps: WorkDeps): Sources {
  const { db } = deps.database;
  return {
    keys: deps.signer.keys,
    root: deps.marks.rootPem,
    marks: deps.marks,
    sizesOf: (model) => deps.sizesOf(model),
    async record({ work, hash }) {
      const row = hash
        ? await db.workVersion.findFirst({ where: { recordHash: hash } })
        : await db.workVersion.findFirst({ where: { work: work ?? "" }, orderBy: { version: "desc" } });
      return row && readKeptRecord(deps, WorkId.parse(row.work), row.version);
    },
    async logs({ record }) {
      const last = record.logs.at(-1);
      if (!last) return null;
      try {
        return (await readKeptLineage(db, last.room as RoomId, last.size - 1)).lineage;
      } catch (error) {
        // What is not there is not at hand; what is there and makes no sense was changed.
        if (error instanceof AppError && error.code === "not_found") return null;
        throw error;
      }
    },
    async render(still, size, enlarger) {
      const studio = openStudio(deps, "verify");
      try {
        return await studio.pixels(still, size, enlarger).catch(() => null);
      } finally {
        studio.close();
      }
    },
    async looksLike(fingerprint) {
      let best: { work: string; distance: number } | null = null;
      for (const row of await db.fingerprint.findMany()) {
        const d = bitsApart(fingerprint, row.hash);
        if (d <= ALIKE && (!best || d < best.distance)) best = { work: row.work, distance: d };
      }
      const work = best && (await db.work.findUnique({ where: { id: best.work } }));
      return work && isShown(work) && best ? { ...best, title: work.title } : null;
    },
    async standing(id, version) {
      const work = await db.work.findUnique({ where: { id } });
      if (!work) return null;
      if (!isShown(work)) return { shown: false, why: goneWords(work) };
      if (work.version !== version)
        return { shown: false, why: `It was superseded: the present version is ${work.version}.` };
      return { shown: true, why: "It is shown, and nobody named in it has withdrawn." };
    },
  };
}
