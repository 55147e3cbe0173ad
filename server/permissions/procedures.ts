import type { AnyProcedure } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/router";
import {
  ACCOUNTS,
  ADMINS,
  ANYONE,
  EVEN_BANNED,
  HOST,
  MEMBERS,
  MEMBERS_LOOK,
  MODERATORS,
  OWNER,
  ROOM_HOST,
  type Row,
  row,
  SIGNED_IN,
} from "./roles";

type PathsOf<R> = {
  [K in keyof R & string]: R[K] extends AnyProcedure ? K : `${K}.${PathsOf<R[K]>}`;
}[keyof R & string];
/** Every procedure there is, as a client calls it. */
export type Procedure = PathsOf<AppRouter["_def"]["record"]>;

/** Every tRPC procedure, and what each role gets of it. Rooms that are asked about are private, collections too. */
export const PROCEDURES: Readonly<Record<Procedure, Row>> = {
  "admin.overview": ADMINS,
  "admin.rendering": ADMINS,
  "admin.storage": ADMINS,
  "admin.people.list": ADMINS,
  "admin.people.setRole": ADMINS,
  "admin.people.signOut": ADMINS,
  "admin.people.erase": ADMINS,
  "admin.people.resetLink": ADMINS,
  "admin.jobs.list": ADMINS,
  "admin.jobs.retry": ADMINS,
  "admin.jobs.cancel": ADMINS,
  "admin.models.list": ADMINS,
  "admin.models.turn": ADMINS,
  "admin.settings.get": ADMINS,
  "admin.settings.change": ADMINS,
  "admin.words.list": ADMINS,
  "admin.words.put": ADMINS,
  "admin.words.remove": ADMINS,
  "admin.fingerprints.list": ADMINS,
  "admin.fingerprints.lift": ADMINS,
  "admin.audit.list": ADMINS,
  "admin.audit.choices": ADMINS,

  "site.get": ANYONE,

  "me.get": ANYONE,
  "me.rename": SIGNED_IN,
  "me.claimAdmin": ACCOUNTS,
  "me.rooms": EVEN_BANNED,
  "me.works": EVEN_BANNED,
  "me.summary": EVEN_BANNED,
  "me.erase": EVEN_BANNED,
  "me.forgot": ANYONE,
  "me.resetPassword": ANYONE,

  "key.list": SIGNED_IN,
  "key.create": ACCOUNTS,
  "key.revoke": OWNER,

  "export.list": MEMBERS,
  "export.ask": MEMBERS,
  "export.cancel": MEMBERS,
  "export.retry": MEMBERS,

  "room.list": ANYONE,
  "room.mine": SIGNED_IN,
  "room.create": SIGNED_IN,
  // Who has a private room's address, which nobody can guess, learns its title and what it takes to come in.
  "room.bySlug": ANYONE,
  "room.enter": row("invite_needed", { out: "signed_out", banned: "banned", host: "yes", user: "yes" }),
  "room.update": ROOM_HOST,
  "room.history": MEMBERS_LOOK,
  "room.log": MEMBERS_LOOK,
  "room.standing": MEMBERS,
  "room.branch": MEMBERS,
  "room.invite.create": ROOM_HOST,
  "room.invite.list": ROOM_HOST,
  "room.invite.revoke": HOST,

  "model.list": ANYONE,
  "model.get": ANYONE,
  "model.data": ANYONE,

  "work.list": ANYONE,
  "work.get": ANYONE,
  "work.record": ANYONE,
  "work.film": ANYONE,
  "work.originality": ANYONE,
  "work.person": ANYONE,
  "work.publish": ROOM_HOST,
  "work.progress": HOST,
  "work.renewable": SIGNED_IN,
  "work.renew": HOST,
  "work.unpublish": HOST,
  // Their own credit, as host or as one who took part.
  "work.decide": MEMBERS,
  "work.declare": HOST,
  "work.applaud": SIGNED_IN,
  "work.comments": ANYONE,
  "work.comment": SIGNED_IN,
  "work.uncomment": OWNER,
  "work.remix": SIGNED_IN,

  // Nobody reports what is their own: here the host's work.
  "moderation.report": row("yes", { out: "signed_out", banned: "banned", host: "forbidden" }),
  "moderation.myReports": EVEN_BANNED,
  "moderation.myDecisions": EVEN_BANNED,
  // By the one concerned, banned or not: here the host.
  "moderation.appeal": row("not_found", { out: "signed_out", host: "yes" }),
  "moderation.queue": MODERATORS,
  "moderation.waiting": MODERATORS,
  "moderation.get": MODERATORS,
  "moderation.act": MODERATORS,
  "moderation.open": MODERATORS,
  "moderation.decideOn": MODERATORS,
  "moderation.bulk": MODERATORS,
  "moderation.undoBulk": MODERATORS,
  "moderation.log": ANYONE,
  "moderation.transparency": ANYONE,

  "collection.list": ANYONE,
  "collection.get": row("not_found", { user: "yes" }),
  "collection.mine": SIGNED_IN,
  "collection.create": ACCOUNTS,
  "collection.update": OWNER,
  "collection.remove": OWNER,
  "collection.hang": OWNER,
  "collection.takeOut": OWNER,
  "collection.annotate": OWNER,
  "collection.arrange": OWNER,

  "notification.list": EVEN_BANNED,
  "notification.unread": EVEN_BANNED,
  "notification.markRead": EVEN_BANNED,
  "notification.muted": EVEN_BANNED,
  "notification.mute": EVEN_BANNED,
  "notification.credits": EVEN_BANNED,
};
