import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeReset } from "@/server/domain/account/reset-password";
import { setStanding } from "@/server/domain/identity/standing";
import { openSecrets } from "@/server/infra/secrets/file-secrets";
import type { Procedure } from "../procedures";
import type { SomeRole } from "../roles";
import * as make from "./fixtures";
import type { PermissionWorld } from "./world";
import { PASSWORD } from "./world";

/** What a procedure is asked with, by whom where it is not the role's own person, and what is put right afterwards. */
export type Asked = { input?: unknown; cookie?: string; after?: () => Promise<unknown> };
export type Asking = (world: PermissionWorld, role: SomeRole) => Asked | Promise<Asked>;

/** A PNG of one brown pixel. */
const ONE_PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNocFAAAAIkAOGrWWInAAAAAElFTkSuQmCC";
const nothing: Asking = () => ({});
const input =
  (of: (world: PermissionWorld) => unknown): Asking =>
  (world) => ({ input: of(world) });
const byWork = input(({ work }) => ({ id: work }));
const byDen = input(({ den }) => ({ id: den.id }));
const inDen = input(({ den }) => ({ room: den.id }));
const someone: Asking = async (world) => ({ input: { userId: (await world.bystander()).userId } });

/** A valid question to every procedure, about what is really there. */
export const INPUTS: Readonly<Record<Procedure, Asking>> = {
  "admin.overview": nothing,
  "admin.rendering": nothing,
  "admin.storage": nothing,
  "admin.people.list": input(() => ({})),
  "admin.people.setRole": async (world) => ({
    input: { userId: world.secret((await world.bystander()).userId), role: "moderator" },
  }),
  "admin.people.signOut": someone,
  "admin.people.erase": someone,
  "admin.people.resetLink": someone,
  "admin.people.keys": someone,
  "admin.people.revokeKeys": async (world) => ({
    input: { userId: world.person("user").userId, key: await make.key(world) },
  }),
  "admin.jobs.list": nothing,
  "admin.jobs.retry": async (world) => ({ input: { id: await make.job(world, { state: "cancelled" }) } }),
  "admin.jobs.cancel": async (world) => ({ input: { id: await make.job(world, { state: "failed" }) } }),
  "admin.models.list": nothing,
  "admin.models.turn": input(() => ({ id: "fields", on: true })),
  "admin.settings.get": nothing,
  "admin.settings.change": input(() => ({ announcement: "" })),
  "admin.words.list": nothing,
  "admin.words.put": input(() => ({ word: "zork", list: "flag" })),
  "admin.words.remove": async (world) => ({ input: { word: await make.word(world) } }),
  "admin.fingerprints.list": nothing,
  "admin.fingerprints.lift": async (world) => ({ input: { work: await make.blockedFingerprint(world) } }),
  "admin.audit.list": input(() => ({})),
  "admin.audit.choices": nothing,

  "site.get": nothing,

  "me.get": nothing,
  "me.rename": input(() => ({ name: "Somebody" })),
  "me.claimAdmin": (world, role) => {
    const { services } = world.server;
    const secrets = openSecrets(mkdtempSync(join(tmpdir(), "cohue-permissions-")));
    services.accounts.secrets = { ...services.accounts.secrets, redeemAdminToken: secrets.redeemAdminToken };
    const back = { user: "user", other: "user", host: "user", moderator: "moderator" } as const;
    return {
      input: { token: secrets.adminToken() },
      after: async () => {
        if (!(role in back)) return;
        const who = role as keyof typeof back;
        await world.db.user.update({
          where: { id: world.person(who).userId },
          data: { role: back[who] },
        });
      },
    };
  },
  "me.rooms": nothing,
  "me.works": nothing,
  "me.summary": nothing,
  "me.erase": async (world, role) => {
    if (role === "out") return { input: { works: "stay" } };
    if (role === "guest")
      return { input: { works: "stay" }, cookie: (await world.server.guest("Leo")).cookie };
    const site = role === "moderator" || role === "admin" ? role : "user";
    const { cookie, actor } = await world.account("Leo", site);
    if (role === "banned") await setStanding(world.db, actor, { bannedAt: Date.now() });
    return { input: { works: "stay", password: PASSWORD }, cookie };
  },
  "me.forgot": input(() => ({ email: "nobody@example.org" })),
  "me.resetPassword": async (world) => {
    const { userId } = await world.bystander();
    const token = await makeReset(world.server, world.person("admin").actor, userId, Date.now());
    return { input: { token, password: "another horse battery" } };
  },

  "key.list": nothing,
  "key.create": input(() => ({ name: "A script", scopes: ["read"], days: 7 })),
  "key.revoke": async (world) => ({ input: { id: await make.key(world) } }),

  "export.list": inDen,
  "export.ask": async (world) => {
    await make.noExports(world);
    return { input: { kind: "sheet", room: world.den.id, format: "png" } };
  },
  "export.cancel": async (world) => ({ input: { id: await make.exportOf(world, "running") } }),
  "export.retry": async (world) => {
    await make.noExports(world);
    return { input: { id: await make.exportOf(world, "failed") } };
  },

  "room.list": input(({ den }) => ({ cursor: den.id })),
  "room.mine": nothing,
  "room.create": input(() => ({ title: "Another room", visibility: "unlisted" })),
  "room.bySlug": input(({ den }) => ({ slug: den.slug })),
  "room.enter": input(({ den }) => ({ slug: den.slug })),
  "room.wait": input(({ den }) => ({ slug: den.slug })),
  "room.update": input(({ den }) => ({ id: den.id, title: "The den" })),
  "room.remove": async (world) => ({ input: { id: await make.room(world) } }),
  "room.history": byDen,
  "room.log": byDen,
  "room.position": input(({ den }) => ({ id: den.id, control: "warmth" })),
  "room.favourites.list": byDen,
  "room.favourites.keep": input(({ den }) => ({ id: den.id, seed: 7, on: true })),
  "room.hand": input(({ den }) => ({ id: den.id, rights: true, picture: ONE_PIXEL })),
  "room.branch": input(({ den }) => ({ id: den.id, seq: den.seq })),
  "room.invite.create": input(({ den }) => ({ id: den.id, role: "viewer" })),
  "room.invite.list": byDen,
  "room.invite.revoke": async (world) => ({ input: { id: await make.invite(world) } }),

  "model.list": nothing,
  "model.get": input(() => ({ id: "fields" })),
  "model.finish": nothing,
  "model.data": input(() => ({ id: "landscapes-sketch" })),

  "work.list": input(() => ({})),
  "work.get": byWork,
  "work.record": byWork,
  "work.film": byWork,
  "work.originality": byWork,
  "work.person": (world) => ({ input: { actor: world.person("host").actor } }),
  "work.publish": input(({ den }) => ({ room: den.id, seq: den.seq, title: "T", licence: "CC0-1.0" })),
  "work.progress": input(({ draft }) => ({ id: draft })),
  "work.questions": nothing,
  "work.renewable": inDen,
  "work.renew": (world) => ({
    input: { id: world.work, seq: world.studio.seq },
    after: () => world.server.jobs.cancel(`renew/${world.work}`),
  }),
  "work.unpublish": async (world) => ({ input: { id: await world.workRow() } }),
  "work.decide": async (world) => ({ input: { id: await make.credited(world), consent: "accepted" } }),
  "work.declare": async (world) => ({
    input: { id: await make.credited(world), shares: { [world.person("host").actor]: 1000 } },
  }),
  "work.applaud": input(({ work }) => ({ id: work, on: true })),
  "work.comments": byWork,
  "work.comment": input(({ work }) => ({ id: work, text: "I like it." })),
  "work.uncomment": async (world) => ({ input: { comment: (await make.comment(world, "user")).id } }),
  "work.remix": input(({ work }) => ({ works: [work] })),
  "work.mate": byWork,

  "moderation.report": input(({ work }) => ({ subject: `work:${work}`, rule: "spam", text: "look" })),
  "moderation.myReports": nothing,
  "moderation.myDecisions": nothing,
  "moderation.appeal": async (world) => ({
    input: { ...(await make.decidedCase(world)), text: "It quotes an old poem." },
  }),
  "moderation.queue": input(() => ({})),
  "moderation.waiting": nothing,
  "moderation.get": async (world) => ({ input: { case: (await make.openedCase(world)).case } }),
  "moderation.act": async (world) => ({
    input: { ...(await make.openedCase(world)), body: { kind: "claim" } },
  }),
  "moderation.open": async (world) => ({
    input: { subject: `comment:${(await make.comment(world, "other")).id}`, note: "I came upon it." },
  }),
  "moderation.decideOn": async (world) => ({
    input: { subject: `comment:${(await make.comment(world, "other")).id}`, decision: make.HIDE },
  }),
  "moderation.bulk": async (world) => ({
    input: { cases: [await make.openedCase(world)], decision: make.HIDE },
  }),
  "moderation.undoBulk": async (world) => ({ input: { bulk: await make.bulk(world) } }),
  "moderation.bulks": nothing,
  "moderation.evidence": async (world) => ({ input: { case: (await make.workCase(world)).case } }),
  "moderation.replay": async (world) => ({ input: { case: (await make.workCase(world)).case } }),
  "moderation.lineage": async (world) => {
    const { case: id, child } = await make.workCase(world);
    return { input: { case: id, works: [child] } };
  },
  "moderation.live.wall": nothing,
  "moderation.live.room": input(({ den }) => ({ slug: den.slug })),
  "moderation.live.moments": async (world, role) => {
    if (role === "moderator" || role === "admin") await make.entry(world, role);
    return { input: { room: world.den.id } };
  },
  "moderation.live.act": (world) => ({
    input: {
      room: world.den.id,
      act: { kind: "revert", member: world.person("user").actor, to: 1, rule: "harassment" },
      facts: "It was drawn over on purpose.",
    },
  }),
  "moderation.log": input(() => ({})),
  "moderation.transparency": input(() => ({ from: 0, to: 1 })),

  "collection.list": input(() => ({})),
  "collection.get": input(({ collection }) => ({ id: collection })),
  "collection.mine": input(() => ({})),
  "collection.create": input(() => ({ kind: "collection", title: "C", visibility: "private" })),
  "collection.update": input(({ collection }) => ({ id: collection, title: "Quieter" })),
  "collection.remove": async (world) => ({ input: { id: await make.collection(world) } }),
  "collection.hang": input(({ collection, work }) => ({ id: collection, work })),
  "collection.takeOut": async (world) => ({
    input: { id: await make.collection(world), work: world.work },
  }),
  "collection.annotate": input(({ collection, work }) => ({ id: collection, work, note: "n" })),
  "collection.arrange": input(({ collection, work }) => ({ id: collection, order: [work] })),

  "notification.list": nothing,
  "notification.unread": nothing,
  "notification.markRead": nothing,
  "notification.muted": nothing,
  "notification.mute": input(() => ({ kind: "comment", muted: true })),
  "notification.credits": nothing,
};
