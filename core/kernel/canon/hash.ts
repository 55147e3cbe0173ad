import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Sha256 } from "@/core/kernel/ids/ids";
import { canonicalJson } from "./jcs";

export const sha256Hex = (bytes: Uint8Array): Sha256 => bytesToHex(sha256(bytes)) as Sha256;

/** SHA-256 of a value's canonical JSON. */
export const hashOf = (value: unknown): Sha256 => sha256Hex(utf8ToBytes(canonicalJson(value)));

/** A Merkle leaf (RFC 6962, section 2.1): SHA-256(0x00 || bytes). */
export function leafHash(bytes: Uint8Array): Sha256 {
  const prefixed = new Uint8Array(bytes.length + 1);
  prefixed.set(bytes, 1);
  return sha256Hex(prefixed);
}
