import { AppError } from "@/core/kernel/errors";
import type { SignedRecord } from "@/core/work/record/record";
import type { Decoded } from "@/server/infra/marks/safe-image";
import { checkAltered } from "./check-altered";
import { checkCredentials } from "./check-credentials";
import { checkFingerprint, checkWatermark } from "./check-likeness";
import { checkLogs } from "./check-logs";
import { checkPictures } from "./check-pictures";
import { checkListed, checkRecord } from "./check-record";
import type { Report } from "./checks";
import { madeAgain } from "./made-again";
import { because, inWords } from "./reasons";
import { Findings } from "./report";
import type { Sources } from "./sources";

/**
 * Everything that can be checked of a file, and of the record it names or that is given. Never throws on what a file holds:
 * what cannot be read is a check that fails.
 */
export async function verifyFile(
  bytes: Uint8Array | null,
  given: SignedRecord | "damaged" | null,
  sources: Sources,
): Promise<Report> {
  const found = new Findings();
  if (given === "damaged") {
    if (bytes) await decode(bytes, sources, found);
    found.note("record", "fail", because("damagedRecord"));
    return found.report(null);
  }
  const image = bytes && (await decode(bytes, sources, found));
  if (bytes && !image && !given) return found.report(null);

  const credentials = bytes && image ? await checkCredentials(bytes, image, sources, found) : null;
  const claimed = credentials?.names ?? null;
  // A copy that lost its credentials does not say that it is the very file that left: only what is said can be untrue.
  const claims = given !== null || credentials !== null;
  const mark = image && (await sources.marks.read(image.rgb, image.width, image.height));
  const marked = mark?.id.toString(16).padStart(16, "0") ?? null;
  const signed =
    given ??
    (claimed ? await sources.record({ hash: claimed }) : null) ??
    (marked ? await sources.record({ work: marked }) : null);
  const like = image ? await checkFingerprint(image, signed, sources, found) : null;
  if (image) checkWatermark(marked, signed, found);

  if (!signed) {
    const why = claimed ? because("namedRecordMissing") : because("noRecord");
    found.note("record", "unavailable", why);
    return found.report(like && { id: like.work, title: like.title, version: null });
  }
  checkRecord(signed, claimed, sources, found);
  if (bytes && image) checkListed(bytes, signed, { sources, claims }, found);
  const made = madeAgain(signed.record, sources);
  const names = claims || marked === signed.record.work;
  const altered = image !== null && (await checkAltered(image, signed, { sources, made, names }, found));
  const miss = claims || altered ? "fail" : "unavailable";
  await checkPictures(image, signed, { sources, made, miss, altered }, found);
  await checkLogs(signed, sources, found);
  const publication = await sources.publication(signed.record.work, signed.record.version);
  if (!publication) found.note("publication", "unavailable", because("onlyInstanceKnows"));
  else found.note("publication", publication.shown ? "pass" : "fail", publication.why);
  const { work, title, version } = signed.record;
  return found.report({ id: work, title, version });
}

async function decode(bytes: Uint8Array, sources: Sources, found: Findings): Promise<Decoded | null> {
  try {
    const image = await sources.marks.decode(bytes);
    const { width, height } = image.original;
    found.note("file", "pass", because("image", { format: image.format.toUpperCase(), width, height }));
    return image;
  } catch (error) {
    found.note("file", "fail", error instanceof AppError ? inWords(error.displayable) : because("noImage"));
    return null;
  }
}
