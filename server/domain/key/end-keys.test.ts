import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { makeReset, resetPassword } from "@/server/domain/account/reset-password";
import { signOutPerson } from "@/server/domain/account/sign-out-person";
import { eachDatabase } from "@/server/infra/db/testing";
import { createKey } from "./create-key";
import { listKeysOf, revokeKeysOf } from "./end-keys";
import { findKey } from "./find-key";

const ADMIN = "admin" as ActorId;

eachDatabase("keys", (database) => {
  const here = () => ({ database: database() });
  const db = () => database().db;
  const works = (key: string) =>
    findKey(here(), key).then(
      () => true,
      () => false,
    );

  /** Somebody with a key of each actor that they have acted as, one of them merged twice. */
  async function withKeys() {
    const userId = randomUUID();
    const user = { id: userId, name: "Ana", email: `${userId}@example.org`, updatedAt: new Date() };
    await db().user.create({ data: user });
    const make = async (some: object) =>
      (await db().actor.create({ data: { id: randomUUID(), ...some } })).id as ActorId;
    const actor = await make({ userId });
    const before = await make({ mergedInto: actor });
    const first = await make({ mergedInto: before });
    const keys = [];
    for (const of of [actor, before, first]) {
      const by = { actor: of, isGuest: false };
      keys.push(await createKey(here(), by, { name: "k", scopes: ["read"], days: null }));
    }
    return { userId, keys };
  }
  const alive = async (keys: { key: string }[]) =>
    (await Promise.all(keys.map(({ key }) => works(key)))).filter(Boolean).length;

  it("end with a password reset, those made under earlier actors too, and nobody else's", async () => {
    const [ana, ben] = [await withKeys(), await withKeys()];
    const token = await makeReset(here(), ADMIN, ana.userId, Date.now());
    expect(await alive(ana.keys)).toBe(3);
    const deps = { ...here(), hash: async (password: string) => password };
    await resetPassword(deps, { token, password: "another password" }, Date.now());
    expect(await alive(ana.keys)).toBe(0);
    expect(await alive(ben.keys)).toBe(3);
  });

  it("end when an admin signs their owner out", async () => {
    const { userId, keys } = await withKeys();
    expect(await signOutPerson(here(), ADMIN, userId, Date.now())).toMatchObject({
      keys: 3,
    });
    expect(await alive(keys)).toBe(0);
  });

  it("can be ended by an admin, one or all, who never reads them; the audit log says so", async () => {
    const { userId, keys } = await withKeys();
    const listed = await listKeysOf(here(), userId);
    expect(listed).toHaveLength(3);
    expect(JSON.stringify(listed)).not.toContain(keys[0]?.key);
    await revokeKeysOf(here(), ADMIN, { userId, key: keys[0]?.id }, Date.now());
    expect(await alive(keys)).toBe(2);
    expect(await revokeKeysOf(here(), ADMIN, { userId }, Date.now())).toEqual({ keys: 2 });
    expect(await alive(keys)).toBe(0);
    const nothing = revokeKeysOf(here(), ADMIN, { userId }, Date.now());
    await expect(nothing).rejects.toMatchObject({ code: "not_found" });
    const other = await withKeys();
    const elsewhere = revokeKeysOf(here(), ADMIN, { userId, key: other.keys[0]?.id }, Date.now());
    await expect(elsewhere).rejects.toMatchObject({ code: "not_found" });
    expect(await db().auditEntry.count({ where: { action: "person.keys", actor: ADMIN } })).toBe(2);
  });
});
