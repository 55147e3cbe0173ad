import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const PURPOSE = "cohue secrets 1";
const LENGTH = { nonce: 12, tag: 16 } as const;

/** Encrypts a text under the operator's key (32 bytes or more). Each time it is another text, in base64. */
export function seal(key: Uint8Array, text: string): string {
  const nonce = randomBytes(LENGTH.nonce);
  const cipher = createCipheriv(CIPHER, cipherKey(key), nonce).setAAD(Buffer.from(PURPOSE));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
}

/** The text again; null where it was sealed under another key, or changed since. */
export function unseal(key: Uint8Array, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64");
  const body = LENGTH.nonce + LENGTH.tag;
  if (bytes.length < body) return null;
  const decipher = createDecipheriv(CIPHER, cipherKey(key), bytes.subarray(0, LENGTH.nonce))
    .setAAD(Buffer.from(PURPOSE))
    .setAuthTag(bytes.subarray(LENGTH.nonce, body));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(body)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

const cipherKey = (key: Uint8Array): Buffer =>
  Buffer.from(hkdfSync("sha256", key, new Uint8Array(0), PURPOSE, 32));
