import { ratioOf } from "@/core/picture/recipe/ratio";
import { LARGEST_PAINTED } from "@/core/picture/render/octaves";
import { isSameShape, longSide, shapeOf } from "@/core/picture/render/shape";
import type { SignedRecord, WorkRecord } from "@/core/work/record/record";
import type { Decoded } from "@/server/infra/marks/safe-image";
import { comparePlaces, isAltered, type Places, whereOf } from "./compare-places";
import { type MadeAgain, madeAgain } from "./made-again";
import { because } from "./reasons";
import type { Findings } from "./report";
import type { Sources } from "./sources";

/** The longer side of the files that most copies are made of, tried in this order. */
const EXPORTED = [1024, 512];
/** Earlier versions that are looked at: their pictures were here once, and carry the same watermark. */
const EARLIER = 5;

/**
 * Whether a picture that carries a work's mark still shows that work, whatever its size and compression. Only what names the work,
 * by its watermark or by its credentials, can be an altered copy of it: `names` is false for what merely looks alike.
 */
export async function checkAltered(
  image: Decoded,
  signed: SignedRecord,
  { sources, made, names }: { sources: Sources; made: MadeAgain; names: boolean },
  found: Findings,
): Promise<boolean> {
  const { record } = signed;
  if (!names) {
    found.note("altered", "unavailable", because("nothingNamesWork"));
    return false;
  }
  if (found.stateOf("record") === "fail") {
    found.note("altered", "unavailable", because("recordNotSigned"));
    return false;
  }
  const places = await leastPlaces(image, record, made);
  if (!places) {
    found.note("altered", "unavailable", because("modelMissing", { model: record.model.id }));
    return false;
  }
  if (!isAltered(places)) {
    found.note("altered", "pass", because("noPlaceChanged"));
    return false;
  }
  const earlier = await earlierVersion(image, signed, sources);
  if (earlier !== null) {
    found.note("altered", "pass", because("copyOfEarlier", { earlier, version: record.version }));
    return false;
  }
  found.note("altered", "fail", placesChanged(places));
  found.marks(places);
  return true;
}

/** `place` says where for other languages. */
function placesChanged(places: Places) {
  const where = whereOf(places);
  const values = { where, place: where.replaceAll(" ", "_") };
  if (places.share < 0.01) return because("littleChanged", values);
  return because("placesChanged", { ...values, share: Math.round(places.share * 100) });
}

/** Where the picture differs from the work, compared at the nearest of the work's sizes; null where the work cannot be drawn. */
async function leastPlaces(
  image: Decoded,
  record: Pick<WorkRecord, "recipe" | "pixels">,
  made: MadeAgain,
): Promise<Places | null> {
  const longer = longSide(image.original);
  const isOwn =
    longer <= LARGEST_PAINTED && isSameShape(image.original, shapeOf(ratioOf(record.recipe), longer));
  let least: Places | null = null;
  for (const size of new Set([...(isOwn ? [longer] : []), ...EXPORTED, record.pixels.size])) {
    const original = await made(size);
    if (!original) continue;
    const places = comparePlaces(original, image);
    if (!least || places.share < least.share) least = places;
    if (!isAltered(places)) return places;
  }
  return least;
}

/** The version before the record's that the picture shows, unchanged. */
async function earlierVersion(
  image: Decoded,
  { record }: SignedRecord,
  sources: Sources,
): Promise<number | null> {
  for (let version = record.version - 1; version >= Math.max(1, record.version - EARLIER); version--) {
    const before = await sources.record({ work: record.work, version });
    if (!before) continue;
    const places = await leastPlaces(image, before.record, madeAgain(before.record, sources));
    if (places && !isAltered(places)) return version;
  }
  return null;
}
