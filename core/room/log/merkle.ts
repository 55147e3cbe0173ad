import { concatBytes, hexToBytes } from "@noble/hashes/utils.js";
import { sha256Hex } from "@/core/kernel/canon/hash";
import type { Sha256 } from "@/core/kernel/ids/ids";

/** RFC 6962 Merkle trees over leaf hashes (an event's hash is its leaf's). */
const NODE = Uint8Array.of(1);
const node = (left: Sha256, right: Sha256): Sha256 =>
  sha256Hex(concatBytes(NODE, hexToBytes(left), hexToBytes(right)));

/** The largest power of two below n. */
const split = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);

/** Merkle tree hash of n leaf hashes (section 2.1); of none, SHA-256 of nothing. */
export function merkleRoot(leaves: readonly Sha256[]): Sha256 {
  // From the leaves upwards, an odd one rises: the same tree as the RFC's recursion, without its copies.
  let level = leaves;
  while (level.length > 1)
    level = level.flatMap((left, i) => {
      if (i % 2 === 1) return [];
      const right = level[i + 1];
      return [right === undefined ? left : node(left, right)];
    });
  return level[0] ?? sha256Hex(new Uint8Array());
}

/** The audit path of leaf m (section 2.1.1), from the leaf's sibling upwards. */
export function inclusionProof(m: number, leaves: readonly Sha256[]): Sha256[] {
  if (m < 0 || m >= leaves.length) throw new RangeError(`no leaf ${m} among ${leaves.length}`);
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m < k
    ? [...inclusionProof(m, left), merkleRoot(right)]
    : [...inclusionProof(m - k, right), merkleRoot(left)];
}

/** Whether `leaf` is leaf m of the tree of n leaves whose root is `root` (RFC 9162, section 2.1.3.2). */
export function verifyInclusion(
  leaf: Sha256,
  m: number,
  n: number,
  proof: readonly Sha256[],
  root: Sha256,
): boolean {
  if (m < 0 || m >= n) return false;
  let [at, last, hash] = [m, n - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = node(sibling, hash);
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else hash = node(hash, sibling);
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && hash === root;
}
