import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeFileAtomic } from "@/server/infra/blobs/write-file-atomic";

export const PublicKeys = z.object({
  v: z.literal(1),
  keys: z.array(
    z.object({
      id: z.string(),
      /** SPKI, base64. */
      publicKey: z.string(),
      /** Milliseconds since 1970; `until` is null for the key in use. */
      from: z.int(),
      until: z.int().nullable(),
    }),
  ),
});
export type PublicKeys = z.infer<typeof PublicKeys>["keys"];

/** Signs with the instance's present key and knows all it ever had. Read `keyId` and `sign` in one step: keys are exchanged while it runs. */
export type Signer = {
  readonly keyId: string;
  sign: (bytes: Uint8Array) => string;
  readonly keys: PublicKeys;
};

/**
 * The instance's signer. Public keys are kept with their history in `<dataDir>/keys.json`: a private key that is not in it
 * yet begins there, and ends the one before, whose signatures stay valid.
 */
export function openSigner(dataDir: string, privatePem: string, now: number = Date.now()): Signer {
  const key = createPrivateKey(privatePem);
  const spki = publicBytes(key);
  const id = keyIdOf(spki);
  const path = join(dataDir, "keys.json");
  const known = existsSync(path) ? PublicKeys.parse(JSON.parse(readFileSync(path, "utf8"))).keys : [];
  const keys = known.some((k) => k.id === id && k.until === null)
    ? known
    : [
        ...known.map((k) => (k.until === null ? { ...k, until: now } : k)),
        { id, publicKey: spki.toString("base64"), from: now, until: null },
      ];
  if (keys !== known) writeFileAtomic(path, `${JSON.stringify({ v: 1, keys }, null, 2)}\n`, 0o600);
  return { keyId: id, keys, sign: (bytes) => sign(null, bytes, key).toString("base64") };
}

const publicBytes = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ type: "spki", format: "der" }) as Buffer;

/** A key's name: the first 16 digits of its SHA-256. */
export const keyIdOf = (spki: Uint8Array): string =>
  createHash("sha256").update(spki).digest("hex").slice(0, 16);

/** The same of a private key (PKCS #8, PEM). */
export const keyIdOfPrivate = (pem: string): string => keyIdOf(publicBytes(createPrivateKey(pem)));
/** The public half of a private key, SPKI in base64. */
export const publicKeyOf = (pem: string): string => publicBytes(createPrivateKey(pem)).toString("base64");

export const newSigningKey = (): string =>
  generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();

/** Whether a key was in use at a time: one that has ended signs nothing new. False for a key that is not there. */
export const wasInUse = (keys: PublicKeys, keyId: string, at: number): boolean =>
  keys.some(({ id, from, until }) => id === keyId && from <= at && (until === null || at <= until));

/** Whether one of these keys made this Ed25519 signature. False for anything that is no signature. */
export function isSigned(
  bytes: Uint8Array,
  { keyId, signature }: { keyId: string; signature: string },
  keys: PublicKeys,
): boolean {
  const known = keys.find((k) => k.id === keyId);
  if (!known) return false;
  try {
    const spki = Buffer.from(known.publicKey, "base64");
    // A key that does not have the name it is given is somebody else's.
    if (keyIdOf(spki) !== keyId) return false;
    const key = createPublicKey({ key: spki, format: "der", type: "spki" });
    return key.asymmetricKeyType === "ed25519" && verify(null, bytes, key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}
