import { describe, expect, it } from "vitest";
import type { Secrets } from "./secrets";

/** What every keeper of secrets promises. `make` gives an instance that was never started, as how a process of it opens its secrets. */
export function secretsContract(name: string, make: () => Promise<() => Promise<Secrets>>): void {
  describe(`secrets in ${name}`, () => {
    it("are made at the first start, and are the same at every later one and in every process", async () => {
      const open = await make();
      const [first, second] = [await open(), await open()];
      expect([second.auth, second.invites]).toEqual([first.auth, first.invites]);
      expect(second.adminToken()).toBe(first.adminToken());
    });

    it("differ from those of other instances, and are long enough", async () => {
      const [one, other] = [await (await make())(), await (await make())()];
      for (const { auth, invites, adminToken } of [one, other])
        for (const secret of [auth, invites, adminToken() ?? ""])
          expect(secret.length).toBeGreaterThanOrEqual(32);
      const all = [one, other].flatMap(({ auth, invites, adminToken }) => [auth, invites, adminToken()]);
      expect(new Set(all).size).toBe(6);
    });

    it("redeem the admin token once, and a wrong one never", async () => {
      const open = await make();
      const [secrets, elsewhere] = [await open(), await open()];
      const token = secrets.adminToken() ?? "";
      let used = 0;
      const redeem = (text: string, by = secrets) => by.redeemAdminToken(text, async () => void used++);
      expect(await redeem("guess")).toBe(false);
      expect(await Promise.all([redeem(token), redeem(token)])).toEqual([true, false]);
      expect(await redeem(token)).toBe(false);
      expect(await redeem(token, elsewhere)).toBe(false);
      expect(await redeem(token, await open())).toBe(false);
      expect(used).toBe(1);
      expect([secrets.adminToken(), (await open()).adminToken()]).toEqual([null, null]);
    });

    it("keep the admin token when using it failed", async () => {
      const secrets = await (await make())();
      const token = secrets.adminToken() ?? "";
      const broken = secrets.redeemAdminToken(token, () => Promise.reject(new Error("database is locked")));
      await expect(broken).rejects.toThrow("locked");
      expect(await secrets.redeemAdminToken(token, async () => {})).toBe(true);
    });

    it("redeem the token for one request when several come at once", async () => {
      const secrets = await (await make())();
      const token = secrets.adminToken() ?? "";
      let uses = 0;
      const use = async () => {
        await Promise.resolve();
        uses += 1;
      };
      const said = await Promise.all(Array.from({ length: 20 }, () => secrets.redeemAdminToken(token, use)));
      expect(said.filter(Boolean)).toHaveLength(1);
      expect(uses).toBe(1);
      expect(secrets.adminToken()).toBeNull();
    });
  });
}
