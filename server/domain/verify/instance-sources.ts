import { AppError } from "@/core/kernel/errors";
import { WorkId } from "@/core/kernel/ids/ids";
import { bitsApart } from "@/core/work/record/fingerprint";
import { goneWords, isShown } from "@/core/work/record/shown";
import type { Db, HasDatabase } from "@/prisma/client";
import type { Drawing, Sealing } from "@/server/domain/work/deps";
import { openStudio } from "@/server/domain/work/files/render-pixels";
import { readKeptRecord } from "@/server/domain/work/read-work";
import { logsFrom, type Rows } from "./logs-from";
import { readKeptRows } from "./read-kept-rows";
import { because, inWords } from "./reasons";
import type { Sources } from "./sources";

/** Bits of 64 that may differ between two that look alike. */
const ALIKE = 10;
/** Fingerprints read at once. */
const AT_ONCE = 2000;

/** Questions to the instance while a file is checked. The checking process may be another one, so answers are plain data. */
export type Answers = Pick<Sources, "record" | "sizesOf" | "render" | "looksLike" | "publication"> & {
  rows: Rows;
};

/** All that the instance itself knows. Logs of private rooms are replayed here and not given out. */
export function instanceSources(deps: HasDatabase & Pick<Drawing, "render" | "sizesOf"> & Sealing): Sources {
  const { rows, ...answers } = instanceAnswers(deps);
  return {
    ...answers,
    keys: deps.signer.keys,
    root: deps.marks.rootPem,
    marks: deps.marks,
    logs: logsFrom(rows),
  };
}

export function instanceAnswers(
  deps: HasDatabase & Pick<Drawing, "render" | "sizesOf"> & Pick<Sealing, "signer">,
): Answers {
  const { db } = deps.database;
  return {
    sizesOf: async (model) => deps.sizesOf(model),
    async record({ work, version, hash }) {
      const row = hash
        ? await db.workVersion.findFirst({ where: { recordHash: hash } })
        : await db.workVersion.findFirst({
            where: { work: work ?? "", ...(version ? { version } : {}) },
            orderBy: { version: "desc" },
          });
      return row && readKeptRecord(deps, WorkId.parse(row.work), row.version);
    },
    async rows({ room, size }) {
      try {
        return await readKeptRows(db, room, size - 1);
      } catch (error) {
        // A missing record is unavailable; one that cannot be parsed was changed.
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
      for await (const row of fingerprintsOf(db)) {
        const d = bitsApart(fingerprint, row.hash);
        if (d <= ALIKE && (!best || d < best.distance)) best = { work: row.work, distance: d };
      }
      const work = best && (await db.work.findUnique({ where: { id: best.work } }));
      return work && isShown(work) && best ? { ...best, title: work.title } : null;
    },
    async publication(id, version) {
      const work = await db.work.findUnique({ where: { id } });
      if (!work) return null;
      if (!isShown(work)) return { shown: false, why: inWords(goneWords(work)) };
      if (work.version !== version)
        return { shown: false, why: because("superseded", { version: work.version }) };
      return { shown: true, why: because("shown") };
    },
  };
}

/** All fingerprints, in batches, so that other requests are answered in between. */
async function* fingerprintsOf(db: Db): AsyncGenerator<{ work: string; hash: string }> {
  let after: { work: string; orientation: number } | null = null;
  do {
    const some: { work: string; orientation: number; hash: string }[] = await db.fingerprint.findMany({
      orderBy: [{ work: "asc" }, { orientation: "asc" }],
      take: AT_ONCE,
      ...(after && { cursor: { work_orientation: after }, skip: 1 }),
    });
    yield* some;
    const last = some.at(-1);
    after = last && some.length === AT_ONCE ? { work: last.work, orientation: last.orientation } : null;
  } while (after);
}
