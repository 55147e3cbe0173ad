import { randomBytes, randomUUID } from "node:crypto";
import { canonicalJson } from "@/core/canon/jcs";
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
import type { Stage } from "./stage";

/** Things to ask about, made anew each time, so that what one did to them does not stand in another's way. */
export const HIDE = decisionOf({ content: "hide" });

/** A moderator, with an admin's say, who is nobody of the stage. */
const someAdmin = async (stage: Stage): Promise<Asking> => {
  const { actor, userId } = await stage.bystander();
  await stage.db.user.update({ where: { id: userId }, data: { role: "moderator" } });
  return { actor, actors: [actor], moderates: true, isAdmin: true };
};

export async function comment(stage: Stage, role: "user" | "other" | "host") {
  const { actor } = stage.person(role);
  const row = { id: randomUUID(), work: stage.work, actor, text: "A comment" };
  return stage.db.workComment.create({ data: row });
}

export async function openedCase(stage: Stage): Promise<{ case: string; version: number }> {
  const { id } = await comment(stage, "other");
  const deps = stage.server.services.moderation;
  const opened = await openCase(deps, await someAdmin(stage), subjectOf("comment", id), "Look.");
  stage.secret(opened.case);
  return opened;
}

/** A case about a work that another came of. */
export async function workCase(stage: Stage): Promise<{ case: string; child: string }> {
  const [parent, child] = [await stage.workRow(), await stage.workRow()];
  await stage.db.workParent.create({ data: { child, parent, kind: "remix", record: "" } });
  const deps = stage.server.services.moderation;
  const opened = await openCase(deps, await someAdmin(stage), subjectOf("work", parent), "Look.");
  return { case: stage.secret(opened.case), child };
}

/** A moderator goes into the den, which the audit log has then. */
export async function entry(stage: Stage, role: "moderator" | "admin"): Promise<void> {
  const { actor } = stage.person(role);
  await watchRoom(stage.server, stage.server.rooms, { actor, role }, stage.den.id);
}

/** A case about the host, who may appeal. */
export async function decidedCase(stage: Stage): Promise<{ case: string; version: number }> {
  const { id } = await comment(stage, "host");
  const deps = stage.server.services.moderation;
  const made = await decideOn(deps, await someAdmin(stage), subjectOf("comment", id), HIDE);
  return { case: stage.secret(made), version: 2 };
}

export async function bulk(stage: Stage): Promise<string> {
  const cases = [await openedCase(stage)];
  const done = await decideInBulk(stage.server.services.moderation, await someAdmin(stage), cases, HIDE);
  return stage.secret(done.bulk);
}

export async function job(stage: Stage, { state }: { state: string }): Promise<string> {
  const id = stage.secret(randomUUID());
  await stage.db.job.create({ data: { id, kind: "none", name: id, data: "{}", state } });
  return id;
}

export const word = (stage: Stage): Promise<string> =>
  putWord(stage.server, stage.person("admin").actor, `zork${randomBytes(3).toString("hex")}`, "flag");

export async function blockedLook(stage: Stage): Promise<string> {
  const work = stage.secret(randomBytes(8).toString("hex"));
  const by = stage.person("admin").actor;
  const row = { id: randomUUID(), orientation: 0, hash: "0".repeat(16), work, case: "c", by };
  await stage.db.blockedFingerprint.create({ data: row });
  return work;
}

export async function key(stage: Stage): Promise<string> {
  const { actor } = stage.person("user");
  await stage.db.apiKey.updateMany({ where: { actor, name: "spare" }, data: { revokedAt: new Date() } });
  const made = { name: "spare", scopes: ["read" as const], days: 7 as const };
  const { id } = await createKey(stage.server, { actor, isGuest: false }, made);
  return stage.secret(id);
}

/** Nobody has exports under way, so that no limit is met. */
export const noExports = (stage: Stage): Promise<unknown> =>
  stage.db.job.updateMany({ where: { kind: "export" }, data: { state: "cancelled" } });

export async function exportOf(stage: Stage, state: string): Promise<string> {
  const id = stage.secret(randomBytes(8).toString("hex"));
  const { id: room } = stage.den;
  const data = canonicalJson({ kind: "sheet", room, format: "png" });
  const row = {
    id,
    room,
    actor: stage.person("user").actor,
    kind: "sheet",
    format: "png",
    size: 0,
    frames: 1,
  };
  const expiresAt = new Date(Date.now() + 3_600_000);
  await stage.db.roomExport.create({ data: { ...row, data, title: "Den", expiresAt } });
  const name = `export/${id}`;
  await stage.db.job.create({ data: { id: randomUUID(), kind: "export", name, data: "{}", state } });
  return id;
}

export async function invite(stage: Stage): Promise<string> {
  const { den, db, server } = stage;
  await createInvite(server.deps, stage.person("host").actor, { room: den.id, role: "viewer" });
  const { id } = await db.roomInvite.findFirstOrThrow({ where: { room: den.id, revokedAt: null } });
  return stage.secret(id);
}

/** A work of the host's and the user's. */
export async function credited(stage: Stage): Promise<string> {
  const id = await stage.workRow();
  for (const role of ["host", "user"] as const) {
    const of = { work: id, player: stage.person(role).actor, influence: 0.5, error: 0, edits: 1 };
    await stage.db.workCredit.create({ data: { ...of, consent: "accepted" } });
  }
  return id;
}

export async function collection(stage: Stage): Promise<string> {
  const by = { actor: stage.person("user").actor, isGuest: false };
  const wanted = { kind: "collection" as const, title: "Spare", visibility: "private" as const };
  return stage.secret(await createCollection(stage.server, by, wanted));
}

/** A private room of the host's, with the user in it. */
export async function room(stage: Stage): Promise<string> {
  const { id } = await stage.server.room(stage.person("host"), { visibility: "private" });
  await (await stage.server.rooms.get(id)).admit(stage.person("user").actor, "editor");
  return stage.secret(id);
}
