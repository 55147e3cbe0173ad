import { z } from "zod";
import { sha256Hex } from "@/core/kernel/canon/hash";
import { canonicalJson } from "@/core/kernel/canon/jcs";
import { ModelId, RoomId, Sha256, WorkId } from "@/core/kernel/ids/ids";
import { Still } from "@/core/picture/recipe/recipe";
import { Enlarger } from "@/core/picture/render/enlarger";
import { LICENCE_IDS } from "./licences";

/** A published work's id: 64 bits in hexadecimal, what its watermark carries. */
const CONSENTS = ["pending", "accepted", "anonymous", "withdrawn"] as const;
export type Consent = (typeof CONSENTS)[number];

const Contributor = z.object({
  /** A pseudonymous actor id, or `work:<id>` for a work that was brought in. */
  player: z.string().min(1).max(80),
  /** As displayed; null for those who are anonymous or have not answered. */
  name: z.string().max(80).nullable(),
  influence: z.number(),
  error: z.number().min(0),
  /** The share agreed by all who are named, in thousandths; null where there is none. */
  declared: z.int().min(0).max(1000).nullable(),
  consent: z.enum(CONSENTS),
  edits: z.int().min(0),
});
export type Contributor = z.infer<typeof Contributor>;

/** What a published version is and how it was made: signed as canonical JSON, kept for good. */
export const WorkRecord = z.object({
  v: z.literal(1),
  kind: z.literal("cohue-record"),
  work: WorkId,
  version: z.int().min(1),
  title: z.string().min(1).max(200),
  /** SHA-256 of the native, unmarked RGB bytes, row by row, and pixels of the longer side: the recipe and the model say the shape. */
  pixels: z.object({ hash: Sha256, size: z.int().min(16).max(4096) }),
  /** The network that made larger files, where the model draws one size; absent: Lanczos interpolation. */
  enlarger: Enlarger.optional(),
  recipe: Still,
  recipeHash: Sha256,
  model: z.object({ id: ModelId, hash: Sha256 }),
  /** Log size, RFC 6962 root over its events and the last event's hash; of the room, and before it of those it was branched from. */
  logs: z
    .array(z.object({ room: RoomId, size: z.int().min(1), root: Sha256, head: Sha256 }))
    .min(1)
    .max(64),
  /** Contributors who withdrew: the recipe is the logs replayed without their creative events. */
  without: z.array(z.string().max(80)),
  parents: z.array(z.object({ work: WorkId, record: Sha256, kind: z.string().max(20) })).max(16),
  contributors: z.array(Contributor).max(4096),
  /** How influence was computed. */
  credit: z.object({ exact: z.boolean(), renders: z.int().min(0), visible: z.boolean() }),
  licence: z.enum(LICENCE_IDS),
  doNotTrain: z.boolean(),
  software: z.object({ name: z.literal("cohue"), version: z.string().max(40) }),
  /** Milliseconds since 1970. */
  at: z.int().min(0),
  supersedes: z.nullable(Sha256),
});
export type WorkRecord = z.infer<typeof WorkRecord>;

/** A record as it travels: its canonical text, who signed, and the signed list of its files. */
export const SignedRecord = z.object({
  record: WorkRecord,
  keyId: z.string().max(64),
  /** Ed25519 over `recordBytes`, base64. */
  signature: z.string().max(200),
  files: z.array(
    z.object({
      size: z.int(),
      format: z.enum(["png", "jpeg", "webp"]),
      hash: Sha256,
      keyId: z.string().max(64),
      signature: z.string().max(200),
    }),
  ),
  /** Public keys of the instance, so that a record can be checked where there is no network: base64 SPKI. */
  keys: z.array(
    z.object({
      id: z.string().max(64),
      publicKey: z.string().max(200),
      from: z.int(),
      until: z.int().nullable(),
    }),
  ),
});
export type SignedRecord = z.infer<typeof SignedRecord>;

/** What somebody gives as a record; "damaged" where it says it is one and is not, null where it is something else. */
export function readSigned(given: unknown): SignedRecord | "damaged" | null {
  const parsed = SignedRecord.safeParse(given);
  if (parsed.success) return isSpellable(parsed.data.record) ? parsed.data : "damaged";
  const claim = z.object({ record: z.object({ kind: z.unknown(), work: z.unknown() }) }).safeParse(given);
  return claim.success ? "damaged" : null;
}

/** Half a character (a lone surrogate) fits into JSON and has no canonical form: nothing that holds one was ever signed. */
function isSpellable(record: WorkRecord): boolean {
  try {
    canonicalJson(record);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

export type ListedFile = SignedRecord["files"][number];

/** What is hashed and signed: RFC 8785 canonical JSON, UTF-8. */
export const recordBytes = (record: WorkRecord): Uint8Array =>
  new TextEncoder().encode(canonicalJson(record));
export const recordHash = (record: WorkRecord): Sha256 => sha256Hex(recordBytes(record));

/** What is signed of an exported file: it names the record, so that no entry can be moved to another. */
export const fileBytes = (
  record: Sha256,
  { size, format, hash }: Pick<ListedFile, "size" | "format" | "hash">,
) => new TextEncoder().encode(canonicalJson({ v: 1, kind: "cohue-file", record, size, format, hash }));
