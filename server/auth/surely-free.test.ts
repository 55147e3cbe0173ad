import { beforeEach, describe, expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { eachDatabase } from "@/server/infra/db/testing";
import { surelyFree } from "./surely-free";

const NOW = Date.UTC(2026, 0, 2);
const MINUTE = 60_000;

describe("who is connected", () => {
  eachDatabase("holds as before", (database) => {
    const held = (name: string, isGuest = true) => ({ session: name, actor: name as ActorId, isGuest });
    const free = async (...all: ReturnType<typeof held>[]) =>
      [...(await surelyFree(database().db, all, NOW))].sort();

    /** Somebody with an open session; both have the person's name for an id. */
    async function person(id: string, expiresAt = NOW + MINUTE) {
      const user = { id, name: id, email: `${id}@cohue.example`, emailVerified: false };
      const times = { createdAt: new Date(0), updatedAt: new Date(0) };
      await database().db.user.create({ data: { ...user, ...times } });
      await database().db.actor.create({ data: { id, userId: id } });
      const session = { id, token: id, userId: id, expiresAt: new Date(expiresAt) };
      await database().db.session.create({ data: { ...session, ...times } });
    }

    beforeEach(async () => {
      const { db } = database();
      await db.session.deleteMany();
      await db.actor.deleteMany();
      await db.user.deleteMany();
      await db.bar.deleteMany();
      await db.personStanding.deleteMany();
      for (const name of ["ana", "ben"]) await person(name);
    });

    it("where nothing happened, muted or not", async () => {
      await database().db.personStanding.create({ data: { actor: "ana", mutedUntil: new Date(NOW) } });
      expect(await free(held("ana"), held("ben"))).toEqual(["ana", "ben"]);
    });

    it("not where a session has ended or was taken away", async () => {
      await person("old", NOW);
      expect(await free(held("ana"), held("old"), held("gone"))).toEqual(["ana"]);
    });

    it("not where somebody is banned or suspended", async () => {
      await person("cho");
      await database().db.personStanding.createMany({
        data: [
          { actor: "ana", bannedAt: new Date(0) },
          { actor: "ben", suspendedUntil: new Date(NOW + MINUTE) },
        ],
      });
      expect(await free(held("ana"), held("ben"), held("cho"))).toEqual(["cho"]);
    });

    it("not certainly where somebody has acted under several ids", async () => {
      await person("cho");
      await database().db.actor.create({ data: { id: "before", mergedInto: "ana" } });
      await database().db.actor.update({ where: { id: "ben" }, data: { mergedInto: "somebody" } });
      expect(await free(held("ana"), held("ben"), held("cho"))).toEqual(["cho"]);
    });

    it("not certainly for guests while somebody's way back was barred a short time ago", async () => {
      const bar = { kind: "device", value: "tag", actor: "mal", expiresAt: new Date(NOW + MINUTE) };
      await database().db.bar.create({ data: { ...bar, id: "old", createdAt: new Date(NOW - 16 * MINUTE) } });
      expect(await free(held("ana"), held("ben", false))).toEqual(["ana", "ben"]);
      await database().db.bar.create({ data: { ...bar, id: "new", createdAt: new Date(NOW - 14 * MINUTE) } });
      expect(await free(held("ana"), held("ben", false))).toEqual(["ben"]);
    });
  });
});
