import type { Sha256 } from "@/core/kernel/ids/ids";
import { drawnSizes } from "@/core/picture/render/drawn-sizes";
import { type Shape, shapeOf } from "@/core/picture/render/shape";
import { LICENCES } from "@/core/work/record/licences";
import { fileBytes, type ListedFile, type WorkRecord } from "@/core/work/record/record";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { Citing, Drawing, Sealing } from "@/server/domain/work/deps";
import { xmpOf } from "@/server/infra/marks/xmp";
import type { Studio } from "./render-pixels";
import { sizedPixels } from "./sized-pixels";

export const FORMATS = ["png", "jpeg", "webp"] as const;
export const SIZES = [256, 512, 1024, 2048, 4096] as const;
export const MIME = { png: "image/png", jpeg: "image/jpeg", webp: "image/webp" } as const;

/** What making a file uses. */
export type FileDeps = Pick<RoomDeps, "blobs"> &
  Pick<Drawing, "sizesOf"> &
  Sealing &
  Pick<Citing, "origin" | "sourceTypeOf">;

type Wanted = { record: WorkRecord; hash: Sha256; size: number; format: ListedFile["format"] };
export type MadeFile = {
  size: number;
  format: ListedFile["format"];
  blob: Sha256;
  bytes: number;
  keyId: string;
  signature: string;
};

/** The largest picture is not offered as PNG: the file would be larger than verification accepts. */
const isVerifiable = (size: number, format: ListedFile["format"]): boolean => size < 4096 || format !== "png";

/** What a version's files come as: the sizes its picture can be drawn at, and every one up to 1024. */
export function offersFor(
  deps: Pick<Drawing, "sizesOf">,
  { model, recipe }: Pick<WorkRecord, "model" | "recipe">,
): Pick<ListedFile, "size" | "format">[] {
  const largest = Math.max(1024, drawnSizes(recipe, deps.sizesOf(model.id)).max);
  return SIZES.filter((size) => size <= largest).flatMap((size) =>
    FORMATS.filter((format) => isVerifiable(size, format)).map((format) => ({ size, format })),
  );
}

/** A version's pixels whose longer side has a size, marked: what the file shows, before it is encoded. */
async function markedPixels(
  deps: Pick<Drawing, "sizesOf"> & Pick<Sealing, "marks">,
  studio: Studio,
  { record, size }: Pick<Wanted, "record" | "size">,
): Promise<{ rgb: Uint8Array; shape: Shape }> {
  const { any, native, ratio } = drawnSizes(record.recipe, deps.sizesOf(record.model.id));
  const sized = await sizedPixels(
    { size, native, any, enlarger: record.enlarger },
    {
      render: (side, enlarger) => studio.pixels(record.recipe, side, enlarger),
      resize: deps.marks.enlarge,
    },
  );
  const shape = shapeOf(ratio, size);
  return { rgb: await deps.marks.embed(sized, shape, BigInt(`0x${record.work}`)), shape };
}

/** IPTC's word for what a version shows. */
export function sourceTypeOf(
  deps: Pick<Citing, "sourceTypeOf">,
  { model, parents }: Pick<WorkRecord, "model" | "parents">,
): string {
  const base = deps.sourceTypeOf(model.id);
  // The vocabulary's word for something composed of parts that a trained network made.
  return parents.length > 0 && base === "trainedAlgorithmicMedia"
    ? "compositeWithTrainedAlgorithmicMedia"
    : base;
}

/** Makes one of a version's files: watermark, then encoding with its labels, then Content Credentials; listed by signature. */
export async function makeFile(deps: FileDeps, studio: Studio, wanted: Wanted): Promise<MadeFile> {
  const { record, hash, size, format } = wanted;
  const url = recordUrl(deps.origin, record.work);
  const sourceType = sourceTypeOf(deps, record);
  const names = record.contributors.flatMap(({ name, player }) =>
    name && !player.startsWith("work:") ? [name] : [],
  );
  const licence = LICENCES[record.licence];
  const xmp = xmpOf({
    title: record.title,
    creators: names,
    rights: licence.words,
    licenceUrl: licence.url,
    recordUrl: url,
    digitalSourceType: sourceType,
    doNotTrain: record.doNotTrain,
  });
  const marked = await markedPixels(deps, studio, wanted);
  const encoded = await deps.marks.encode({ ...marked, format, xmp });
  const signed = await deps.marks.sign(encoded, MIME[format], {
    title: record.title,
    software: `cohue/${record.software.version}`,
    recordHash: hash,
    recordUrl: url,
    sourceType,
    doNotTrain: record.doNotTrain,
    parents: record.parents.map(({ work }) => ({
      title: `work ${work}`,
      url: recordUrl(deps.origin, work),
    })),
  });
  const blob = await deps.blobs.put(signed);
  const { signer } = deps;
  const signature = signer.sign(fileBytes(hash, { size, format, hash: blob }));
  return { size, format, blob, bytes: signed.length, keyId: signer.keyId, signature };
}

export const recordUrl = (origin: string, work: string): string => `${origin}/works/${work}/record`;
