import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isSigned, keyIdOf, newSigningKey, openSigner, wasInUse } from "./signer";

const folder = () => mkdtempSync(join(tmpdir(), "cohue-keys-"));
const bytes = new TextEncoder().encode("a record");

describe("the instance's signature", () => {
  it("is valid for exactly the signed bytes", () => {
    const signer = openSigner(folder(), newSigningKey());
    const signed = { keyId: signer.keyId, signature: signer.sign(bytes) };
    expect(isSigned(bytes, signed, signer.keys)).toBe(true);
    expect(isSigned(new TextEncoder().encode("a recorD"), signed, signer.keys)).toBe(false);
    expect(isSigned(bytes, { ...signed, signature: "bm8=" }, signer.keys)).toBe(false);
    expect(isSigned(bytes, { ...signed, keyId: "nobody" }, signer.keys)).toBe(false);
  });

  it("stays valid after its key was replaced, whose end is written down once", () => {
    const data = folder();
    const old = openSigner(data, newSigningKey(), 1000);
    const signed = { keyId: old.keyId, signature: old.sign(bytes) };
    const key = newSigningKey();
    const next = openSigner(data, key, 2000);
    expect(isSigned(bytes, signed, next.keys)).toBe(true);
    expect(next.keys).toMatchObject([
      { id: old.keyId, from: 1000, until: 2000 },
      { id: next.keyId, from: 2000, until: null },
    ]);
    expect(openSigner(data, key, 3000).keys).toEqual(next.keys);
    const used = (at: number) => [old, next].map(({ keyId }) => wasInUse(next.keys, keyId, at));
    expect([used(999), used(1500), used(2500)]).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
  });

  it("does not hold by a key that only claims the right name", () => {
    const [ours, theirs] = [openSigner(folder(), newSigningKey()), openSigner(folder(), newSigningKey())];
    const forged = { keyId: ours.keyId, signature: theirs.sign(bytes) };
    const [key] = theirs.keys;
    expect(key && keyIdOf(Buffer.from(key.publicKey, "base64"))).toBe(theirs.keyId);
    expect(isSigned(bytes, forged, key ? [{ ...key, id: ours.keyId }] : [])).toBe(false);
  });
});
