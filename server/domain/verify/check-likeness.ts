import type { SignedRecord } from "@/core/work/record/record";
import type { Decoded } from "@/server/infra/marks/safe-image";
import type { Findings } from "./report";
import type { Sources } from "./sources";

/** Whose watermark the picture carries. */
export function checkWatermark(marked: string | null, signed: SignedRecord | null, found: Findings): void {
  if (!marked)
    found.note(
      "watermark",
      "unavailable",
      "No watermark was found: the file was cropped or made small, or it is not from here.",
    );
  else if (signed && signed.record.work !== marked)
    found.note("watermark", "fail", `It names work ${marked}, the record another.`);
  else found.note("watermark", "pass", `It names work ${marked}.`);
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
  if (!like) found.note("fingerprint", "unavailable", "Nothing published here looks like it.");
  else if (signed && like.work !== signed.record.work && like.distance > 0)
    found.note(
      "fingerprint",
      "unavailable",
      `It looks most like “${like.title}”, by ${64 - like.distance} of 64 marks.`,
    );
  else
    found.note("fingerprint", "pass", `It looks like “${like.title}”, by ${64 - like.distance} of 64 marks.`);
  return like;
}
