import { leafHash } from "@/core/kernel/canon/hash";
import { canonicalJson } from "@/core/kernel/canon/jcs";
import type { RoomId, Sha256 } from "@/core/kernel/ids/ids";
import type { RoomEvent } from "./event";

export const genesis = (room: RoomId): string => `genesis:${room}`;

/** hash = SHA-256(0x00 || JCS(event without its hash)): also its leaf in the Merkle tree (RFC 6962). */
export function hashEvent(event: Omit<RoomEvent, "hash">): Sha256 {
  return leafHash(new TextEncoder().encode(canonicalJson({ ...event, hash: undefined })));
}
