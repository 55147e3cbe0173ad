import { describe, expect, it } from "vitest";
import { isSigned } from "@/server/infra/signing/signer";
import type { Keyring } from "./keyring";

/** What every keyring promises beside its secrets. `make` gives an instance that was never started, as how a process of it opens its keys. */
export function keyringContract(name: string, make: () => Promise<() => Promise<Keyring>>): void {
  describe(`keys in ${name}`, () => {
    it("are one signer and one set of certificates in every process", async () => {
      const open = await make();
      const [one, other] = [await open(), await open()];
      expect(other.signer.keyId).toBe(one.signer.keyId);
      expect(other.signer.keys).toEqual(one.signer.keys);
      expect(other.certificates.chainPem).toBe(one.certificates.chainPem);
      const bytes = new TextEncoder().encode("a record");
      const signed = { keyId: one.signer.keyId, signature: one.signer.sign(bytes) };
      expect(isSigned(bytes, signed, other.signer.keys)).toBe(true);
      const strangers = await (await make())();
      expect(isSigned(bytes, signed, strangers.signer.keys)).toBe(false);
      expect(strangers.certificates.rootPem).not.toBe(one.certificates.rootPem);
    });
  });
}
