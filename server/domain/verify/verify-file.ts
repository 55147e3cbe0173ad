import { sha256Hex } from "@/core/canon/hash";
import { canonicalJson } from "@/core/canon/jcs";
import { type Lineage, playersOf, replaySubset } from "@/core/credit/subset";
import { AppError } from "@/core/errors";
import { verifyChain } from "@/core/log/chain";
import { merkleRoot } from "@/core/log/merkle";
import { recipeHash, stillOf } from "@/core/recipe/recipe";
import { fileBytes, recordBytes, recordHash, type SignedRecord } from "@/core/work/record";
import { sizedPixels } from "@/server/domain/work/sized-pixels";
import { OWN_ISSUER } from "@/server/infra/marks/certificates";
import type { Decoded } from "@/server/infra/marks/safe-image";
import { isSigned, wasInUse } from "@/server/infra/signing/signer";
import { psnr } from "./psnr";
import { Findings, type Report } from "./report";
import type { Sources } from "./sources";

/** Above this two pictures are one: what differs is below what is seen. */
const SAME = 40;
/** An exported JPEG or WebP differs from its pixels by its compression. */
const COMPRESSED = 30;

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
    found.note(
      "record",
      "fail",
      "It says that it is a record, and does not have a record's shape: it was changed.",
    );
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
    const why = claimed
      ? "The record that its Content Credentials name is not at hand."
      : "No record is named by the file, and none was given.";
    found.note("record", "unavailable", why);
    return found.report(like && { id: like.work, title: like.title, version: null });
  }
  checkRecord(signed, claimed, sources, found);
  if (bytes && image) checkListed(bytes, signed, { sources, claims }, found);
  // Painted over and still carrying the mark is a copy; what shows nothing like the work wears a mark that is not its own.
  await checkPictures(image, signed, { sources, miss: claims || !like ? "fail" : "unavailable" }, found);
  await checkLogs(signed, sources, found);
  const standing = await sources.standing(signed.record.work, signed.record.version);
  if (!standing) found.note("standing", "unavailable", "Only the instance that published it knows.");
  else found.note("standing", standing.shown ? "pass" : "fail", standing.why);
  const { work, title, version } = signed.record;
  return found.report({ id: work, title, version });
}

async function decode(bytes: Uint8Array, sources: Sources, found: Findings): Promise<Decoded | null> {
  try {
    const image = await sources.marks.decode(bytes);
    const { width, height } = image.original;
    found.note("file", "pass", `${image.format.toUpperCase()}, ${width} x ${height} pixels.`);
    return image;
  } catch (error) {
    found.note(
      "file",
      "fail",
      error instanceof AppError ? error.displayable : "It cannot be read as an image.",
    );
    return null;
  }
}

/** The record's hash that the credentials name, where they are whole; null where there are none. */
async function checkCredentials(
  bytes: Uint8Array,
  image: Decoded,
  sources: Sources,
  found: Findings,
): Promise<{ names: string | null } | null> {
  const read = await sources.marks.credentials(bytes, `image/${image.format}`, sources.root);
  if (!read.present) {
    found.note("credentials", "unavailable", "The file carries none, or lost them on the way.");
    return null;
  }
  if (!read.valid) {
    found.note(
      "credentials",
      "fail",
      `They do not fit the file: ${read.problems.join(", ") || "it was changed"}.`,
    );
    return { names: null };
  }
  found.note(
    "credentials",
    "pass",
    `Valid, signed by ${issuerWords(read.issuer, sources.root !== null && read.trusted)}.`,
  );
  if (read.recordHash) found.namesRecord();
  return { names: read.recordHash };
}

/** An instance's own root is on nobody's list; whether another's is, only its list can tell, which is not here. */
function issuerWords(issuer: string | null, isOurs: boolean): string {
  const ours = isOurs ? ", as this instance signs" : "";
  if (issuer === OWN_ISSUER) return `${issuer}${ours}; the issuer is not on the public trust list`;
  return `${issuer ?? "an unnamed issuer"}${ours}; whether the issuer is on a public trust list was not looked up`;
}

function checkRecord(signed: SignedRecord, claimed: string | null, sources: Sources, found: Findings): void {
  const keys = sources.keys ?? signed.keys;
  const whole = isSigned(recordBytes(signed.record), signed, keys);
  const own = recordHash(signed.record);
  if (!whole)
    found.note(
      "record",
      "fail",
      "The signature does not fit: the record was changed, or its key is unknown.",
    );
  else if (!wasInUse(keys, signed.keyId, signed.record.at))
    found.note("record", "fail", `Key ${signed.keyId} was not in use at the time that the record names.`);
  else if (recipeHash(signed.record.recipe) !== signed.record.recipeHash)
    found.note("record", "fail", "The recipe is not the one whose hash was signed.");
  else if (claimed && claimed !== own)
    found.note("record", "fail", "The file's Content Credentials name another record.");
  else if (!sources.keys) {
    found.note(
      "record",
      "pass",
      `Signed by key ${signed.keyId}, which came with it: only the instance's own list of keys tells whose that is.`,
    );
    found.trustsRecord();
  } else found.note("record", "pass", `Signed by key ${signed.keyId} of the instance.`);
}

function checkListed(
  bytes: Uint8Array,
  signed: SignedRecord,
  { sources, claims }: { sources: Sources; claims: boolean },
  found: Findings,
): void {
  const hash = sha256Hex(bytes);
  const entry = signed.files.find((file) => file.hash === hash);
  const own = recordHash(signed.record);
  if (!entry)
    found.note(
      "listed",
      claims ? "fail" : "unavailable",
      "This very file was never exported: it was changed, compressed anew or superseded.",
    );
  else if (!isSigned(fileBytes(own, entry), entry, sources.keys ?? signed.keys))
    found.note("listed", "fail", "It is listed, but the entry's signature does not fit.");
  else found.note("listed", "pass", `Exported as ${entry.format}, ${entry.size} pixels.`);
}

async function checkPictures(
  image: Decoded | null,
  { record }: SignedRecord,
  { sources, miss }: { sources: Sources; miss: "fail" | "unavailable" },
  found: Findings,
): Promise<void> {
  const native = await sources.render(record.recipe, record.pixels.size);
  if (!native) {
    const why = `The model ${record.model.id} is not at hand in the version that made it.`;
    found.note("pixels", "unavailable", why);
    found.note("export", "unavailable", why);
    return;
  }
  if (sha256Hex(native) === record.pixels.hash)
    found.note("pixels", "pass", "Exact on this kind of machine: every byte is what was signed.");
  else
    found.note(
      "pixels",
      "fail",
      "Rendered again it is not what was signed, to the byte: the recipe is another, or this kind of machine rounds differently.",
    );
  if (!image) {
    found.note("export", "unavailable", "There is no file to compare with.");
    return;
  }
  const { width: size, height } = image.original;
  if (size !== height || size > 2048) {
    found.note(
      "export",
      miss,
      `Works are square, of at most 2048 pixels a side: this file is ${size} x ${height}.`,
    );
    return;
  }
  const plain = await sizedPixels<Uint8Array | null>(
    { size, native: record.pixels.size, any: sources.any(record.model.id), enlarger: record.enlarger },
    {
      render: (side, enlarger) => sources.render(record.recipe, side, enlarger),
      resize: async (rgb, from, to) => rgb && sources.marks.enlarge(rgb, from, to),
    },
  );
  if (!plain) return found.note("export", "unavailable", "It cannot be rendered at this size.");
  const near = psnr(await sources.marks.embed(plain, size, BigInt(`0x${record.work}`)), image.rgb);
  const needed = image.format === "png" ? SAME : COMPRESSED;
  const words = Number.isFinite(near) ? `${near.toFixed(1)} dB` : "no difference at all";
  if (near >= needed) found.note("export", "pass", `The file and the picture made again: ${words}.`);
  else
    found.note(
      "export",
      miss,
      `The file shows something else than its recipe: ${words}, where ${needed} are needed.`,
    );
}

async function checkLogs(signed: SignedRecord, sources: Sources, found: Findings): Promise<void> {
  const { record } = signed;
  let lineage: Lineage | null;
  try {
    lineage = await sources.logs(signed);
  } catch {
    return found.note("log", "fail", "What is kept as the log cannot be read as one: it was changed.");
  }
  if (!lineage) return found.note("log", "unavailable", "The room's log is not at hand.");
  for (const [i, events] of lineage.entries()) {
    const said = record.logs[i];
    const chain = verifyChain(events);
    if (!chain.ok) return found.note("log", "fail", `The chain breaks at event ${chain.seq}: ${chain.why}.`);
    const root = merkleRoot(events.map(({ hash }) => hash));
    if (said?.root !== root || said.size !== events.length || said.head !== events.at(-1)?.hash)
      return found.note("log", "fail", "The log is whole, but it is not the one that was signed.");
  }
  const without = new Set(record.without);
  const replayed = stillOf(replaySubset(lineage, (player) => !without.has(player)));
  if (canonicalJson(replayed) !== canonicalJson(record.recipe))
    return found.note("log", "fail", "Replayed, the log comes to another recipe than the record's.");
  const events = lineage.reduce((sum, log) => sum + log.length, 0);
  found.note(
    "log",
    "pass",
    `${events} events, unbroken; replayed they come to the recipe. ${playersOf(lineage).size} took part.`,
  );
}

function checkWatermark(marked: string | null, signed: SignedRecord | null, found: Findings): void {
  if (!marked)
    found.note(
      "watermark",
      "unavailable",
      "None was found: the file was cropped, made small, or is not from here.",
    );
  else if (signed && signed.record.work !== marked)
    found.note("watermark", "fail", `It names work ${marked}, the record another.`);
  else found.note("watermark", "pass", `It names work ${marked}.`);
}

async function checkFingerprint(
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
