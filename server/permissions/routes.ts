import type { OperationId } from "@/core/api/operations";
import { ANYONE, EVEN_BANNED, MEMBERS, MEMBERS_LOOK, type Row, row } from "./roles";

const MODERATORS_HIDDEN = row("not_found", { moderator: "yes", admin: "yes" });
const ADMINS_HIDDEN = row("not_found", { admin: "yes" });

/** Every address that is no page, by the names of `server/http/routes.ts`, and what each role gets there. */
export const ROUTES: Readonly<Record<string, Row | "another table">> = {
  "/api/v1/*": "another table",
  "/api/trpc/*": "another table",
  "/api/auth/*": "another table",
  "/api/frames/:room/:seq": MEMBERS_LOOK,
  "/api/frames/:room/:seq.png": MEMBERS_LOOK,
  "/api/proposed/:room/:of.jpg": MEMBERS_LOOK,
  "/api/exports/:file": row("not_found", {
    user: "yes",
    host: "yes",
    out: "signed_out",
    banned: "signed_out",
  }),
  "/api/works/:work/:file": ANYONE,
  "/api/works/:work/without/:player": ANYONE,
  "/api/works/:work/log.json": ANYONE,
  "/api/works/:work/record.json": ANYONE,
  "/api/match/:room": MEMBERS,
  "/api/sketch/:room": MEMBERS,
  "/api/verify": ANYONE,
  "/api/me/archive.zip": EVEN_BANNED,
  "/.well-known/cohue.json": ANYONE,
  "/api/moderation/:evidence": MODERATORS_HIDDEN,
  "/api/moderation/rooms/:room/:picture": MODERATORS_HIDDEN,
  "/api/admin/audit.:format": ADMINS_HIDDEN,
  "/api/admin/backup.tar.gz": ADMINS_HIDDEN,
  "/healthz": ANYONE,
  "/readyz": ANYONE,
  // From this machine alone, whoever asks: the test asks through a proxy.
  "/metrics": row("not_found"),
  "/api/models/:model/snapshots/:n.jpg": ANYONE,
  "/api/models/:model/samples/:n.png": ANYONE,
  "/api/models/:model/first/:n.jpg": ANYONE,
  "/feed.xml": ANYONE,
  "/collections/:id/feed.xml": ANYONE,
  "/exhibitions/feed.xml": ANYONE,
  "/sitemap.xml": ANYONE,
  "/api/oembed": ANYONE,
};

/** Addresses that pages of every site may show and read: what is public, and the same for whoever asks. All others are closed to them. */
export const FOR_ALL_SITES: readonly string[] = [
  "/api/works/:work/:file",
  "/api/works/:work/without/:player",
  "/api/works/:work/log.json",
  "/api/works/:work/record.json",
  "/.well-known/cohue.json",
  "/api/models/:model/snapshots/:n.jpg",
  "/api/models/:model/samples/:n.png",
  "/api/models/:model/first/:n.jpg",
  "/feed.xml",
  "/collections/:id/feed.xml",
  "/exhibitions/feed.xml",
  "/sitemap.xml",
  "/api/oembed",
];

/** Reading takes no key, so who is banned reads without theirs; with it they are refused. */
const READ = row("yes", { banned: "banned" });
const WITH_KEY = row("yes", { out: "key_invalid", guest: "key_invalid", banned: "banned" });
const noKey = { out: "key_invalid", guest: "key_invalid", banned: "banned" } as const;

/** Every operation of the HTTP API. Who it is says a key; those who are signed out and guests have none. */
export const OPERATION_ROWS: Readonly<Record<OperationId, Row>> = {
  listWorks: READ,
  readWork: READ,
  readRecord: READ,
  readAncestry: READ,
  listFiles: READ,
  listModels: READ,
  readModel: READ,
  listExhibitions: READ,
  readExhibition: READ,
  readKey: WITH_KEY,
  listOwnWorks: WITH_KEY,
  readOwnWork: row("not_found", { ...noKey, user: "yes", host: "yes" }),
  listOwnRooms: WITH_KEY,
  render: WITH_KEY,
  publish: row("not_found", { ...noKey, user: "forbidden", host: "yes" }),
};
