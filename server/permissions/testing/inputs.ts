import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeReset } from "@/server/domain/account/reset-password";
import { setStanding } from "@/server/domain/identity/standing";
import { openSecrets } from "@/server/infra/secrets/file-secrets";
import type { Procedure } from "../procedures";
import type { SomeRole } from "../roles";
import type { Stage } from "./stage";
import { PASSWORD } from "./stage";
import * as make from "./things";

/** What a procedure is asked with, by whom where it is not the role's own person, and what is put right afterwards. */
export type Asked = { input?: unknown; cookie?: string; after?: () => Promise<unknown> };
export type Asking = (stage: Stage, role: SomeRole) => Asked | Promise<Asked>;

/** A PNG of one brown pixel. */
const ONE_PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNocFAAAAIkAOGrWWInAAAAAElFTkSuQmCC";
const nothing: Asking = () => ({});
const input =
  (of: (stage: Stage) => unknown): Asking =>
  (stage) => ({ input: of(stage) });
const byWork = input(({ work }) => ({ id: work }));
const byDen = input(({ den }) => ({ id: den.id }));
const inDen = input(({ den }) => ({ room: den.id }));
const someone: Asking = async (stage) => ({ input: { userId: (await stage.bystander()).userId } });

/** A valid question to every procedure, about what is really there. */
export const INPUTS: Readonly<Record<Procedure, Asking>> = {
  "admin.overview": nothing,
  "admin.rendering": nothing,
  "admin.storage": nothing,
  "admin.people.list": input(() => ({})),
  "admin.people.setRole": async (stage) => ({
    input: { userId: stage.secret((await stage.bystander()).userId), role: "moderator" },
  }),
  "admin.people.signOut": someone,
  "admin.people.erase": someone,
  "admin.people.resetLink": someone,
  "admin.people.keys": someone,
  "admin.people.revokeKeys": async (stage) => ({
    input: { userId: stage.person("user").userId, key: await make.key(stage) },
  }),
  "admin.jobs.list": nothing,
  "admin.jobs.retry": async (stage) => ({ input: { id: await make.job(stage, { state: "cancelled" }) } }),
  "admin.jobs.cancel": async (stage) => ({ input: { id: await make.job(stage, { state: "failed" }) } }),
  "admin.models.list": nothing,
  "admin.models.turn": input(() => ({ id: "fields", on: true })),
  "admin.settings.get": nothing,
  "admin.settings.change": input(() => ({ announcement: "" })),
  "admin.words.list": nothing,
  "admin.words.put": input(() => ({ word: "zork", list: "flag" })),
  "admin.words.remove": async (stage) => ({ input: { word: await make.word(stage) } }),
  "admin.fingerprints.list": nothing,
  "admin.fingerprints.lift": async (stage) => ({ input: { work: await make.blockedLook(stage) } }),
  "admin.audit.list": input(() => ({})),
  "admin.audit.choices": nothing,

  "site.get": nothing,

  "me.get": nothing,
  "me.rename": input(() => ({ name: "Somebody" })),
  "me.claimAdmin": (stage, role) => {
    const { services } = stage.server;
    const secrets = openSecrets(mkdtempSync(join(tmpdir(), "cohue-permissions-")));
    services.secrets = { ...services.secrets, redeemAdminToken: secrets.redeemAdminToken };
    const back = { user: "user", other: "user", host: "user", moderator: "moderator" } as const;
    return {
      input: { token: secrets.adminToken() },
      after: async () => {
        if (!(role in back)) return;
        const who = role as keyof typeof back;
        await stage.db.user.update({
          where: { id: stage.person(who).userId },
          data: { role: back[who] },
        });
      },
    };
  },
  "me.rooms": nothing,
  "me.works": nothing,
  "me.summary": nothing,
  "me.erase": async (stage, role) => {
    if (role === "out") return { input: { works: "stay" } };
    if (role === "guest")
      return { input: { works: "stay" }, cookie: (await stage.server.guest("Leo")).cookie };
    const site = role === "moderator" || role === "admin" ? role : "user";
    const { cookie, actor } = await stage.account("Leo", site);
    if (role === "banned") await setStanding(stage.db, actor, { bannedAt: Date.now() });
    return { input: { works: "stay", password: PASSWORD }, cookie };
  },
  "me.forgot": input(() => ({ email: "nobody@example.org" })),
  "me.resetPassword": async (stage) => {
    const { userId } = await stage.bystander();
    const token = await makeReset(stage.server, stage.person("admin").actor, userId, Date.now());
    return { input: { token, password: "another horse battery" } };
  },

  "key.list": nothing,
  "key.create": input(() => ({ name: "A script", scopes: ["read"], days: 7 })),
  "key.revoke": async (stage) => ({ input: { id: await make.key(stage) } }),

  "export.list": inDen,
  "export.ask": async (stage) => {
    await make.noExports(stage);
    return { input: { kind: "sheet", room: stage.den.id, format: "png" } };
  },
  "export.cancel": async (stage) => ({ input: { id: await make.exportOf(stage, "running") } }),
  "export.retry": async (stage) => {
    await make.noExports(stage);
    return { input: { id: await make.exportOf(stage, "failed") } };
  },

  "room.list": input(({ den }) => ({ cursor: den.id })),
  "room.mine": nothing,
  "room.create": input(() => ({ title: "Another room", visibility: "unlisted" })),
  "room.bySlug": input(({ den }) => ({ slug: den.slug })),
  "room.enter": input(({ den }) => ({ slug: den.slug })),
  "room.update": input(({ den }) => ({ id: den.id, title: "The den" })),
  "room.remove": async (stage) => ({ input: { id: await make.room(stage) } }),
  "room.history": byDen,
  "room.log": byDen,
  "room.standing": input(({ den }) => ({ id: den.id, control: "warmth" })),
  "room.hand": input(({ den }) => ({ id: den.id, rights: true, picture: ONE_PIXEL })),
  "room.branch": input(({ den }) => ({ id: den.id, seq: den.seq })),
  "room.invite.create": input(({ den }) => ({ id: den.id, role: "viewer" })),
  "room.invite.list": byDen,
  "room.invite.revoke": async (stage) => ({ input: { id: await make.invite(stage) } }),

  "model.list": nothing,
  "model.get": input(() => ({ id: "fields" })),
  "model.finish": nothing,
  "model.data": input(() => ({ id: "landscapes-sketch" })),

  "work.list": input(() => ({})),
  "work.get": byWork,
  "work.record": byWork,
  "work.film": byWork,
  "work.originality": byWork,
  "work.person": (stage) => ({ input: { actor: stage.person("host").actor } }),
  "work.publish": input(({ den }) => ({ room: den.id, seq: den.seq, title: "T", licence: "CC0-1.0" })),
  "work.progress": input(({ draft }) => ({ id: draft })),
  "work.renewable": inDen,
  "work.renew": (stage) => ({
    input: { id: stage.work, seq: stage.studio.seq },
    after: () => stage.server.jobs.cancel(`renew/${stage.work}`),
  }),
  "work.unpublish": async (stage) => ({ input: { id: await stage.workRow() } }),
  "work.decide": async (stage) => ({ input: { id: await make.credited(stage), consent: "accepted" } }),
  "work.declare": async (stage) => ({
    input: { id: await make.credited(stage), shares: { [stage.person("host").actor]: 1000 } },
  }),
  "work.applaud": input(({ work }) => ({ id: work, on: true })),
  "work.comments": byWork,
  "work.comment": input(({ work }) => ({ id: work, text: "I like it." })),
  "work.uncomment": async (stage) => ({ input: { comment: (await make.comment(stage, "user")).id } }),
  "work.remix": input(({ work }) => ({ works: [work] })),
  "work.mate": byWork,

  "moderation.report": input(({ work }) => ({ subject: `work:${work}`, rule: "spam", text: "look" })),
  "moderation.myReports": nothing,
  "moderation.myDecisions": nothing,
  "moderation.appeal": async (stage) => ({
    input: { ...(await make.decidedCase(stage)), text: "It quotes an old poem." },
  }),
  "moderation.queue": input(() => ({})),
  "moderation.waiting": nothing,
  "moderation.get": async (stage) => ({ input: { case: (await make.openedCase(stage)).case } }),
  "moderation.act": async (stage) => ({
    input: { ...(await make.openedCase(stage)), body: { kind: "claim" } },
  }),
  "moderation.open": async (stage) => ({
    input: { subject: `comment:${(await make.comment(stage, "other")).id}`, note: "I came upon it." },
  }),
  "moderation.decideOn": async (stage) => ({
    input: { subject: `comment:${(await make.comment(stage, "other")).id}`, decision: make.HIDE },
  }),
  "moderation.bulk": async (stage) => ({
    input: { cases: [await make.openedCase(stage)], decision: make.HIDE },
  }),
  "moderation.undoBulk": async (stage) => ({ input: { bulk: await make.bulk(stage) } }),
  "moderation.bulks": nothing,
  "moderation.evidence": async (stage) => ({ input: { case: (await make.workCase(stage)).case } }),
  "moderation.replay": async (stage) => ({ input: { case: (await make.workCase(stage)).case } }),
  "moderation.lineage": async (stage) => {
    const { case: id, child } = await make.workCase(stage);
    return { input: { case: id, works: [child] } };
  },
  "moderation.live.wall": nothing,
  "moderation.live.room": input(({ den }) => ({ slug: den.slug })),
  "moderation.live.moments": async (stage, role) => {
    if (role === "moderator" || role === "admin") await make.entry(stage, role);
    return { input: { room: stage.den.id } };
  },
  "moderation.live.act": (stage) => ({
    input: {
      room: stage.den.id,
      act: { kind: "revert", member: stage.person("user").actor, to: 1, rule: "harassment" },
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
  "collection.remove": async (stage) => ({ input: { id: await make.collection(stage) } }),
  "collection.hang": input(({ collection, work }) => ({ id: collection, work })),
  "collection.takeOut": async (stage) => ({
    input: { id: await make.collection(stage), work: stage.work },
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
