import { describe, expect, it } from "vitest";
import { sha256Hex } from "@/core/kernel/canon/hash";
import type { Sha256 } from "@/core/kernel/ids/ids";
import type { Blobs } from "./blobs";

/** What every blob store promises. `make` gives an empty one. */
export function blobsContract(name: string, make: () => Promise<Blobs>): void {
  const bytes = new TextEncoder().encode("a picture");
  const hash = sha256Hex(bytes);

  describe(`blobs on ${name}`, () => {
    it("give back the bytes that were kept, under their SHA-256", async () => {
      const blobs = await make();
      expect(await blobs.put(bytes)).toBe(hash);
      expect(new Uint8Array((await blobs.get(hash)) ?? [])).toEqual(bytes);
      expect(await blobs.has(hash)).toBe(true);
    });
    it("keep the same bytes once, also when two put them at the same time", async () => {
      const blobs = await make();
      expect(await Promise.all([blobs.put(bytes), blobs.put(bytes)])).toEqual([hash, hash]);
      expect(new Uint8Array((await blobs.get(hash)) ?? [])).toEqual(bytes);
    });
    it("return null for a hash that is not stored, and after deletion", async () => {
      const blobs = await make();
      expect(await blobs.get(hash)).toBeNull();
      await blobs.put(bytes);
      await blobs.delete(hash);
      expect(await blobs.get(hash)).toBeNull();
      expect(await blobs.has(hash)).toBe(false);
    });
    it("are listed with their length", async () => {
      const blobs = await make();
      const listed = async () => {
        const found: [Sha256, number][] = [];
        for await (const blob of blobs.list()) found.push([blob.hash, blob.bytes]);
        return found;
      };
      expect(await listed()).toEqual([]);
      await blobs.put(bytes);
      expect(await listed()).toEqual([[hash, bytes.length]]);
    });
    it("keep an empty blob, and every byte value", async () => {
      const blobs = await make();
      const all = Uint8Array.from({ length: 70_000 }, (_, i) => i % 256);
      for (const bytes of [new Uint8Array(0), all])
        expect(new Uint8Array((await blobs.get(await blobs.put(bytes))) ?? [9])).toEqual(bytes);
    });
    it("are deleted as unused only if nobody has stored them again since", async () => {
      const blobs = await make();
      const minute = 60_000;
      expect(await blobs.deleteIdle(hash, Date.now() + minute)).toBe(false);
      await blobs.put(bytes);
      expect(await blobs.deleteIdle(hash, Date.now() - minute)).toBe(false);
      expect(await blobs.has(hash)).toBe(true);
      expect(await blobs.deleteIdle(hash, Date.now() + minute)).toBe(true);
      expect(await blobs.get(hash)).toBeNull();
      expect(await blobs.put(bytes)).toBe(hash);
      expect(await blobs.has(hash)).toBe(true);
    });
    it("refuse an address that is not a hash", async () => {
      const blobs = await make();
      for (const address of [
        "../../etc/passwd",
        "",
        "0".repeat(63),
        `${"0".repeat(64)}/..`,
        `${"0".repeat(64)}A`,
      ]) {
        await expect(blobs.get(address as Sha256)).rejects.toThrow();
        await expect((async () => blobs.delete(address as Sha256))()).rejects.toThrow();
        await expect((async () => blobs.deleteIdle(address as Sha256, 0))()).rejects.toThrow();
      }
    });
  });
}
