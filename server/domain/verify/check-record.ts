import { sha256Hex } from "@/core/kernel/canon/hash";
import { recipeHash } from "@/core/picture/recipe/recipe";
import { fileBytes, recordBytes, recordHash, type SignedRecord } from "@/core/work/record/record";
import { isSigned, wasInUse } from "@/server/infra/signing/signer";
import { because } from "./reasons";
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
  if (!whole) found.note("record", "fail", because("signatureUnfit"));
  else if (!wasInUse(keys, signed.keyId, signed.record.at))
    found.note("record", "fail", because("keyNotInUse", { key: signed.keyId }));
  else if (recipeHash(signed.record.recipe) !== signed.record.recipeHash)
    found.note("record", "fail", because("recipeUnfit"));
  else if (claimed && claimed !== own) found.note("record", "fail", because("credentialsNameOther"));
  else if (!sources.keys) {
    found.note("record", "pass", because("keyCameAlong", { key: signed.keyId }));
    found.trustsRecord();
  } else found.note("record", "pass", because("signedByKey", { key: signed.keyId }));
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
  if (!entry) found.note("listed", claims ? "fail" : "unavailable", because("neverExported"));
  else if (!isSigned(fileBytes(own, entry), entry, sources.keys ?? signed.keys))
    found.note("listed", "fail", because("entryUnfit"));
  else found.note("listed", "pass", because("exported", { format: entry.format, size: entry.size }));
}
