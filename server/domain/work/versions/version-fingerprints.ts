import type { Shape } from "@/core/picture/render/shape";
import { ORIENTATIONS } from "@/core/work/record/fingerprint";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { Sealing } from "@/server/domain/work/deps";
import { type MadeFile, SIZES } from "../files/make-file";

/** Stored fingerprints: `orientation` counts through the eight of the version's own pixels, then through those of each size. */
export type KeptFingerprint = { orientation: number; hash: string };

/** The fingerprints of a version's own pixels. */
export async function ownFingerprints(
  { marks }: Pick<Sealing, "marks">,
  pixels: Uint8Array,
  { width, height }: Shape,
): Promise<KeptFingerprint[]> {
  return numbered(await marks.fingerprints(pixels, width, height), 0);
}

/**
 * The fingerprints of a file of a version. A finish paints finer strokes at a larger size, and a flat picture's hash hangs on such
 * details: without these, not every genuine file was found by how it looks.
 */
export async function fileFingerprints(
  { marks, blobs }: Pick<Sealing, "marks"> & Pick<RoomDeps, "blobs">,
  { blob, size }: Pick<MadeFile, "blob" | "size">,
): Promise<KeptFingerprint[]> {
  const bytes = await blobs.get(blob);
  if (!bytes) return [];
  const { rgb, width, height } = await marks.decode(bytes);
  const place = (SIZES as readonly number[]).indexOf(size) + 1;
  return numbered(await marks.fingerprints(rgb, width, height), place * ORIENTATIONS);
}

const numbered = (hashes: readonly string[], from: number): KeptFingerprint[] =>
  hashes.map((hash, i) => ({ orientation: from + i, hash }));
