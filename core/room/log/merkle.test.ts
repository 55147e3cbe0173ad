import { describe, expect, it } from "vitest";
import { leafHash, sha256Hex } from "@/core/kernel/canon/hash";
import type { Sha256 } from "@/core/kernel/ids/ids";
import { inclusionProof, merkleRoot, verifyInclusion } from "./merkle";

/** The inputs and roots of the reference implementation's tests (google/certificate-transparency). */
const INPUTS = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
const leaves = INPUTS.map((hex) => leafHash(Uint8Array.from(Buffer.from(hex, "hex"))));

describe("Merkle trees (RFC 6962)", () => {
  it("of no leaves have the hash of the empty string", () => {
    expect(merkleRoot([])).toBe(sha256Hex(new Uint8Array()));
  });

  it.each(ROOTS.map((root, i) => [i + 1, root] as const))("of %i leaves have the known root", (n, root) => {
    expect(merkleRoot(leaves.slice(0, n))).toBe(root);
  });

  it("prove that the sixth of seven is included by the known path", () => {
    // RFC 6962, section 2.1.3: PATH(5, D[7]) = [e, h, k] in its picture.
    const proof = inclusionProof(5, leaves.slice(0, 7));
    expect(proof).toEqual([leaves[4], leaves[6], ROOTS[3]]);
  });

  it("prove every leaf of every size up to 40, and nothing else", () => {
    for (let n = 1; n <= 40; n++) {
      const tree = Array.from({ length: n }, (_, i) => leafHash(Uint8Array.of(i)));
      const root = merkleRoot(tree);
      for (let m = 0; m < n; m++) {
        const proof = inclusionProof(m, tree);
        const leaf = tree[m] as Sha256;
        expect(verifyInclusion(leaf, m, n, proof, root)).toBe(true);
        expect(verifyInclusion(leafHash(Uint8Array.of(99)), m, n, proof, root)).toBe(false);
        expect(verifyInclusion(leaf, m, n, [...proof, root], root)).toBe(false);
        if (proof.length > 0) expect(verifyInclusion(leaf, m, n, proof.slice(1), root)).toBe(false);
        if (n > 1) expect(verifyInclusion(leaf, (m + 1) % n, n, proof, root)).toBe(false);
      }
    }
  });

  it("refuse leaves that are not there", () => {
    expect(() => inclusionProof(3, leaves.slice(0, 3))).toThrow(RangeError);
    expect(verifyInclusion(leaves[0] as Sha256, 3, 3, [], ROOTS[2] as Sha256)).toBe(false);
  });
});
