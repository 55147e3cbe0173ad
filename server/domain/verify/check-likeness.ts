import type { SignedRecord } from "@/core/work/record/record";
import type { Decoded } from "@/server/infra/marks/safe-image";
import { because } from "./reasons";
import type { Findings } from "./report";
import type { Sources } from "./sources";

/** Whose watermark the picture carries. */
export function checkWatermark(marked: string | null, signed: SignedRecord | null, found: Findings): void {
  if (!marked) found.note("watermark", "unavailable", because("noWatermark"));
  else if (signed && signed.record.work !== marked)
    found.note("watermark", "fail", because("otherWork", { work: marked }));
  else found.note("watermark", "pass", because("namesWork", { work: marked }));
}

/** The published work that the picture looks most like. */
export async function checkFingerprint(
  image: Decoded,
  signed: SignedRecord | null,
  sources: Sources,
  found: Findings,
) {
  const [upright] = await sources.marks.fingerprints(image.rgb, image.width, image.height);
  const like = upright ? await sources.looksLike(upright) : null;
  if (!like) found.note("fingerprint", "unavailable", because("nothingAlike"));
  else if (signed && like.work !== signed.record.work && like.distance > 0)
    found.note(
      "fingerprint",
      "unavailable",
      because("mostAlike", { title: like.title, marks: 64 - like.distance }),
    );
  else found.note("fingerprint", "pass", because("alike", { title: like.title, marks: 64 - like.distance }));
  return like;
}
