import { randomBytes, randomUUID } from "node:crypto";
import { canonicalJson } from "@/core/kernel/canon/jcs";
import type { Asking } from "@/core/moderation/decide-act";
import { subjectOf } from "@/core/moderation/subjects";
import { decisionOf } from "@/core/moderation/testing";
import { createCollection } from "@/server/domain/collection/create-collection";
import { createKey } from "@/server/domain/key/create-key";
import { putWord } from "@/server/domain/lists/words";
import { decideOn, openCase } from "@/server/domain/moderation/cases/decide-on";
import { decideInBulk } from "@/server/domain/moderation/desk/bulk";
import { createInvite } from "@/server/domain/room/entry/invites";
import { watchRoom } from "@/server/domain/room/entry/watch-room";
import type { PermissionWorld } from "./world";

/** Fixtures are made anew for each request, so that one test does not disturb another. */
export const HIDE = decisionOf({ content: "hide" });

/** A moderator, with an admin's say, who is nobody of the world. */
const someAdmin = async (world: PermissionWorld): Promise<Asking> => {
  const { actor, userId } = await world.bystander();
  await world.db.user.update({ where: { id: userId }, data: { role: "moderator" } });
  return { actor, actors: [actor], moderates: true, isAdmin: true };
};

export async function comment(world: PermissionWorld, role: "user" | "other" | "host") {
  const { actor } = world.person(role);
  const row = { id: randomUUID(), work: world.work, actor, text: "A comment" };
  return world.db.workComment.create({ data: row });
}

export async function openedCase(world: PermissionWorld): Promise<{ case: string; version: number }> {
  const { id } = await comment(world, "other");
  const deps = world.server.services.moderation;
  const opened = await openCase(deps, await someAdmin(world), subjectOf("comment", id), "Look.");
  world.secret(opened.case);
  return opened;
}

/** A case about a work that another came of. */
export async function workCase(world: PermissionWorld): Promise<{ case: string; child: string }> {
  const [parent, child] = [await world.workRow(), await world.workRow()];
  await world.db.workParent.create({ data: { child, parent, kind: "remix", record: "" } });
  const deps = world.server.services.moderation;
  const opened = await openCase(deps, await someAdmin(world), subjectOf("work", parent), "Look.");
  return { case: world.secret(opened.case), child };
}

/** A moderator goes into the den, which the audit log has then. */
export async function entry(world: PermissionWorld, role: "moderator" | "admin"): Promise<void> {
  const { actor } = world.person(role);
  await watchRoom(world.server, world.server.rooms, { actor, role }, world.den.id);
}

/** A case about the host, who may appeal. */
export async function decidedCase(world: PermissionWorld): Promise<{ case: string; version: number }> {
  const { id } = await comment(world, "host");
  const deps = world.server.services.moderation;
  const made = await decideOn(deps, await someAdmin(world), subjectOf("comment", id), HIDE);
  return { case: world.secret(made), version: 2 };
}

export async function bulk(world: PermissionWorld): Promise<string> {
  const cases = [await openedCase(world)];
  const done = await decideInBulk(world.server.services.moderation, await someAdmin(world), cases, HIDE);
  return world.secret(done.bulk);
}

export async function job(world: PermissionWorld, { state }: { state: string }): Promise<string> {
  const id = world.secret(randomUUID());
  await world.db.job.create({ data: { id, kind: "none", name: id, data: "{}", state } });
  return id;
}

export const word = (world: PermissionWorld): Promise<string> =>
  putWord(world.server, world.person("admin").actor, `zork${randomBytes(3).toString("hex")}`, "flag");

export async function blockedFingerprint(world: PermissionWorld): Promise<string> {
  const work = world.secret(randomBytes(8).toString("hex"));
  const by = world.person("admin").actor;
  const row = { id: randomUUID(), orientation: 0, hash: "0".repeat(16), work, case: "c", by };
  await world.db.blockedFingerprint.create({ data: row });
  return work;
}

export async function key(world: PermissionWorld): Promise<string> {
  const { actor } = world.person("user");
  await world.db.apiKey.updateMany({ where: { actor, name: "spare" }, data: { revokedAt: new Date() } });
  const made = { name: "spare", scopes: ["read" as const], days: 7 as const };
  const { id } = await createKey(world.server, { actor, isGuest: false }, made);
  return world.secret(id);
}

/** Nobody has exports under way, so that no limit is met. */
export const noExports = (world: PermissionWorld): Promise<unknown> =>
  world.db.job.updateMany({ where: { kind: "export" }, data: { state: "cancelled" } });

export async function exportOf(world: PermissionWorld, state: string): Promise<string> {
  const id = world.secret(randomBytes(8).toString("hex"));
  const { id: room } = world.den;
  const data = canonicalJson({ kind: "sheet", room, format: "png" });
  const row = {
    id,
    room,
    actor: world.person("user").actor,
    kind: "sheet",
    format: "png",
    size: 0,
    frames: 1,
  };
  const expiresAt = new Date(Date.now() + 3_600_000);
  await world.db.roomExport.create({ data: { ...row, data, title: "Den", expiresAt } });
  const name = `export/${id}`;
  await world.db.job.create({ data: { id: randomUUID(), kind: "export", name, data: "{}", state } });
  return id;
}

export async function invite(world: PermissionWorld): Promise<string> {
  const { den, db, server } = world;
  await createInvite(server.deps, world.person("host").actor, { room: den.id, role: "viewer" });
  const { id } = await db.roomInvite.findFirstOrThrow({ where: { room: den.id, revokedAt: null } });
  return world.secret(id);
}

/** A work of the host's and the user's. */
export async function credited(world: PermissionWorld): Promise<string> {
  const id = await world.workRow();
  for (const role of ["host", "user"] as const) {
    const of = { work: id, player: world.person(role).actor, influence: 0.5, error: 0, edits: 1 };
    await world.db.workCredit.create({ data: { ...of, consent: "accepted" } });
  }
  return id;
}

export async function collection(world: PermissionWorld): Promise<string> {
  const by = { actor: world.person("user").actor, isGuest: false };
  const wanted = { kind: "collection" as const, title: "Spare", visibility: "private" as const };
  return world.secret(await createCollection(world.server, by, wanted));
}

/** A private room of the host's, with the user in it. */
export async function room(world: PermissionWorld): Promise<string> {
  const { id } = await world.server.room(world.person("host"), { visibility: "private" });
  await (await world.server.rooms.get(id)).admit(world.person("user").actor, "editor");
  return world.secret(id);
}
