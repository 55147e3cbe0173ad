import { sha256Hex } from "@/core/kernel/canon/hash";
import { recipeHash } from "@/core/picture/recipe/recipe";
import { fileBytes, recordBytes, recordHash, type SignedRecord } from "@/core/work/record/record";
import { isSigned, wasInUse } from "@/server/infra/signing/signer";
import type { Findings } from "./report";
import type { Sources } from "./sources";

/** Whether the record is what was signed, by a key that was in use. */
export function checkRecord(
  signed: SignedRecord,
  claimed: string | null,
  sources: Sources,
  found: Findings,
): void {
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

/** Whether this very file is among those that were signed with the record. */
export function checkListed(
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
      "This exact file was never exported: it was changed, compressed again or replaced by a newer version.",
    );
  else if (!isSigned(fileBytes(own, entry), entry, sources.keys ?? signed.keys))
    found.note("listed", "fail", "It is listed, but the entry's signature does not fit.");
  else found.note("listed", "pass", `Exported as ${entry.format}, ${entry.size} pixels.`);
}
