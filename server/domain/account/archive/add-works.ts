import { WorkRecord } from "@/core/work/record/record";
import { isShown } from "@/core/work/record/shown";
import { asWorkFile } from "@/server/domain/work/row";
import { tombstoneOf, whyWithdrawn } from "@/server/domain/work/versions/withdrawn-version";
import { arrayChunks, jsonChunks } from "@/server/infra/zip/zip-stream";
import type { Archive } from "./archive";
import { paged } from "./pages";

/**
 * Works a person published or had a part in: what is said of each, every signed record, and the largest file that there is of
 * it. Of a work that is not shown there is no file any more, here either.
 */
export async function addWorks(archive: Archive): Promise<void> {
  const { deps, zip, actors } = archive;
  const { db } = deps.database;
  const mine = { in: [...actors] };
  const works = paged((page) =>
    db.work.findMany({
      where: { OR: [{ publisher: mine }, { credits: { some: { player: mine } } }] },
      include: { parents: true },
      orderBy: { id: "asc" },
      ...page,
    }),
  );
  for await (const { text: _search, moment: _moment, parents, ...work } of works) {
    const folder = `works/${work.id}`;
    await zip.add(
      `${folder}/work.json`,
      jsonChunks({
        ...work,
        tags: work.tags.split(" ").filter(Boolean),
        publishedByMe: actors.some((actor) => actor === work.publisher),
        parents: parents.map(({ parent, kind, record }) => ({ work: parent, kind, record })),
      }),
    );
    await addRecords(archive, work);
    if (isShown(work)) await addPicture(archive, work);
  }
  const credits = paged((page) =>
    db.workCredit.findMany({ where: { player: mine }, orderBy: { work: "asc" }, ...page }),
  );
  await zip.add("credits.json", arrayChunks(credits));
}

/** Of a version that somebody else has withdrawn from there is a tombstone, here as everywhere. */
async function addRecords(
  { deps, zip }: Archive,
  { id: work, version: current }: { id: string; version: number },
): Promise<void> {
  const { db } = deps.database;
  const credits = await db.workCredit.findMany({ where: { work } });
  const versions = paged((page) =>
    db.workVersion.findMany({ where: { work }, orderBy: { version: "asc" }, ...page }),
  );
  for await (const row of versions) {
    const { version, record, keyId, signature, recordHash, createdAt, supersededAt, why } = row;
    const gone = await whyWithdrawn(db, WorkRecord.parse(JSON.parse(record)), credits);
    if (gone) {
      const tombstone = tombstoneOf(row, gone, current);
      await zip.add(`works/${work}/record-${version}.json`, jsonChunks({ tombstone }));
      continue;
    }
    await zip.add(
      `works/${work}/record-${version}.json`,
      jsonChunks({
        record: JSON.parse(record) as unknown,
        recordHash,
        keyId,
        signature,
        createdAt,
        supersededAt,
        why,
      }),
    );
  }
}

async function addPicture({ deps, zip }: Archive, work: { id: string; version: number }): Promise<void> {
  const files = await deps.database.db.workFile.findMany({
    where: { work: work.id, version: work.version },
    orderBy: [{ size: "desc" }, { bytes: "desc" }],
  });
  for (const { blob, size, format } of asWorkFile(files)) {
    const bytes = await deps.blobs.get(blob);
    if (!bytes) continue;
    await zip.add(`works/${work.id}/${size}.${format === "jpeg" ? "jpg" : format}`, [bytes], {
      stored: true,
    });
    return;
  }
}
