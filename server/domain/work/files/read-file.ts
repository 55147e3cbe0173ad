import { AppError } from "@/core/kernel/errors";
import type { Sha256, WorkId } from "@/core/kernel/ids/ids";
import { type ListedFile, WorkRecord } from "@/core/work/record/record";
import type { HasDatabase } from "@/prisma/client";
import type { RoomDeps } from "@/server/domain/room/deps";
import { type RenderQuota, takeRenderFor } from "@/server/domain/settings/take-render";
import type { Drawing } from "@/server/domain/work/deps";
import { requireShown } from "../require-shown";
import { asWorkFile, asWorkVersion } from "../row";
import { fileFingerprints } from "../versions/version-fingerprints";
import { type FileDeps, FORMATS, MIME, makeFile, offersFor, SIZES } from "./make-file";
import { openStudio } from "./render-pixels";

/** What finds a file, or makes it. */
type FindDeps = FileDeps & HasDatabase & Pick<Drawing, "render">;

/** Files that are being made right now: two requests for one file wait for the same result. */
const making = new Map<string, Promise<Sha256>>();

/** A published work's file, made when it is first asked for. `gone` where the work is not shown any more. */
export async function readFile(
  deps: FindDeps,
  { work: id, size, format }: { work: WorkId; size: number; format: string },
  /** Counts a file that has to be made. The instance's own requests are not counted. */
  quota?: RenderQuota,
): Promise<{ bytes: Uint8Array; mime: string; hash: Sha256 }> {
  const work = await requireShown(deps.database.db, id);
  if (!SIZES.some((s) => s === size) || !isFormat(format))
    throw new AppError(
      "not_found",
      "no such file",
      `Works come as ${FORMATS.join(", ")} of ${SIZES.join(", ")} pixels.`,
    );
  const wanted = { id, version: work.version, size, format };
  if (quota && !(await kept(deps, wanted)))
    await takeRenderFor({ ...deps, renders: quota.renders }, await quota.by());
  const key = `${id}/${work.version}/${size}.${format}`;
  const ask = making.get(key) ?? find(deps, wanted);
  making.set(key, ask);
  const hash = await ask.finally(() => making.delete(key));
  // The work may have been taken down while its file was made.
  await requireShown(deps.database.db, id);
  const bytes = await deps.blobs.get(hash);
  if (!bytes) throw new AppError("internal", `the file ${hash} of ${key} is lost`);
  return { bytes, mime: MIME[format], hash };
}

const isFormat = (format: string): format is ListedFile["format"] => FORMATS.some((f) => f === format);

type Wanted = { id: WorkId; version: number; size: number; format: ListedFile["format"] };
const keyOf = ({ id: work, version, size, format }: Wanted) => ({
  work_version_size_format: { work, version, size, format },
});

/** The file's address, if it was made before. */
async function kept(deps: HasDatabase & Pick<RoomDeps, "blobs">, wanted: Wanted): Promise<Sha256 | null> {
  const row = asWorkFile(await deps.database.db.workFile.findUnique({ where: keyOf(wanted) }));
  return row && (await deps.blobs.has(row.blob)) ? row.blob : null;
}

async function find(deps: FindDeps, wanted: Wanted): Promise<Sha256> {
  const { db } = deps.database;
  const there = await kept(deps, wanted);
  if (there) return there;
  const { id, version, size, format } = wanted;
  const key = keyOf(wanted);
  const issued = asWorkVersion(
    await db.workVersion.findUnique({ where: { work_version: { work: id, version } } }),
  );
  if (!issued) throw new AppError("not_found");
  const studio = openStudio(deps, id);
  try {
    const record = WorkRecord.parse(JSON.parse(issued.record));
    if (!offersFor(deps, record).some((offer) => offer.size === size && offer.format === format))
      throw new AppError("not_found");
    const file = await makeFile(deps, studio, { record, hash: issued.recordHash, size, format });
    const fingerprints = await fileFingerprints(deps, file);
    await db.$transaction(async (tx) => {
      // Kept only if the work is still shown: a version that was taken down or superseded meanwhile has no files.
      const now = await requireShown(tx, id);
      if (now.version !== version) throw new AppError("conflict", `version ${version} was superseded`);
      await tx.workFile.upsert({ where: key, create: { work: id, version, ...file }, update: file });
      const orientations = fingerprints.map(({ orientation }) => orientation);
      await tx.fingerprint.deleteMany({ where: { work: id, orientation: { in: orientations } } });
      await tx.fingerprint.createMany({ data: fingerprints.map((one) => ({ work: id, ...one })) });
    });
    return file.blob;
  } finally {
    studio.close();
  }
}
