import { randomBytes } from "node:crypto";
import type { OperationId } from "@/core/api/operations";
import { readRecord } from "@/server/domain/work/read-work";
import type { PermissionWorld } from "./world";

export type Request = { path: string; body?: unknown };
type Asking = (world: PermissionWorld) => Request | Promise<Request>;
const at =
  (path: (world: PermissionWorld) => string): Asking =>
  (world) => ({ path: path(world) });

/** A valid request to every address that is no page. */
export const REQUESTS: Readonly<Record<string, Asking>> = {
  "/api/frames/:room/:seq": at(({ den }) => `/api/frames/${den.id}/${den.seq}`),
  "/api/frames/:room/:seq.png": at(({ den }) => `/api/frames/${den.id}/${den.seq}.png`),
  "/api/proposed/:room/:of.jpg": at(({ den }) => `/api/proposed/${den.id}/0.jpg`),
  "/api/exports/:file": async (world) => {
    const id = world.secret(randomBytes(8).toString("hex"));
    const blob = await world.server.work.blobs.put(new TextEncoder().encode(id));
    const row = { room: world.den.id, actor: world.person("user").actor, kind: "sheet", format: "png" };
    const now = new Date();
    const until = new Date(now.getTime() + 3_600_000);
    await world.db.roomExport.create({
      data: {
        id,
        ...row,
        size: 0,
        frames: 1,
        data: "{}",
        title: "Den",
        blob,
        readyAt: now,
        expiresAt: until,
      },
    });
    return { path: `/api/exports/${id}.png` };
  },
  "/api/works/:work/:file": at(({ work }) => `/api/works/${work}/512.webp`),
  "/api/works/:work/without/:player": at(
    (world) => `/api/works/${world.work}/without/${world.person("user").actor}`,
  ),
  "/api/works/:work/log.json": at(({ work }) => `/api/works/${work}/log.json`),
  "/api/works/:work/record.json": at(({ work }) => `/api/works/${work}/record.json`),
  "/api/match/:room": ({ den }) => ({
    path: `/api/match/${den.id}`,
    body: { target: { kind: "palette", colours: ["#ff0000"] }, controls: ["warmth"] },
  }),
  "/api/sketch/:room": ({ den }) => ({
    path: `/api/sketch/${den.id}`,
    body: { kind: "edits", sketches: [[{ kind: "seed", value: 7 }]] },
  }),
  "/api/verify": async (world) => ({
    path: "/api/verify",
    body: await readRecord(world.server.work, world.work),
  }),
  "/api/me/archive.zip": at(() => "/api/me/archive.zip"),
  "/.well-known/cohue.json": at(() => "/.well-known/cohue.json"),
  "/api/moderation/:evidence": at(({ work }) => `/api/moderation/works/${work}/256`),
  "/api/moderation/rooms/:room/:picture": at(({ den }) => `/api/moderation/rooms/${den.id}/picture`),
  "/api/admin/audit.:format": at(() => "/api/admin/audit.csv"),
  "/api/admin/backup.tar.gz": at(() => "/api/admin/backup.tar.gz"),
  "/healthz": at(() => "/healthz"),
  "/readyz": at(() => "/readyz"),
  "/metrics": at(() => "/metrics"),
  "/api/models/:model/snapshots/:n.jpg": at(() => "/api/models/landscapes-sketch/snapshots/0.jpg"),
  "/api/models/:model/first/:n.jpg": at(() => "/api/models/landscapes-sketch/first/1.jpg"),
  "/api/models/:model/samples/:n.png": at(() => "/api/models/landscapes-sketch/samples/0.png"),
  "/feed.xml": at(() => "/feed.xml"),
  "/collections/:id/feed.xml": at(({ exhibition }) => `/exhibitions/${exhibition}/feed.xml`),
  "/exhibitions/feed.xml": at(() => "/exhibitions/feed.xml"),
  "/sitemap.xml": at(() => "/sitemap.xml"),
  "/api/oembed": at((world) => `/api/oembed?url=${encodeURIComponent(`/works/${world.work}`)}`),
};

const v1 = (path: (world: PermissionWorld) => string): Asking => at((world) => `/api/v1${path(world)}`);

/** A valid request to every operation of the API. */
export const OPERATION_REQUESTS: Readonly<Record<OperationId, Asking>> = {
  listWorks: v1(() => "/works"),
  readWork: v1(({ work }) => `/works/${work}`),
  readRecord: v1(({ work }) => `/works/${work}/record`),
  readAncestry: v1(({ work }) => `/works/${work}/ancestry`),
  listFiles: v1(({ work }) => `/works/${work}/files`),
  listModels: v1(() => "/models"),
  readModel: v1(() => "/models/fields"),
  listExhibitions: v1(() => "/exhibitions"),
  readExhibition: v1(({ exhibition }) => `/exhibitions/${exhibition}`),
  readKey: v1(() => "/me"),
  listOwnWorks: v1(() => "/me/works"),
  readOwnWork: v1(({ work }) => `/me/works/${work}`),
  listOwnRooms: v1(() => "/me/rooms"),
  render: () => ({ path: "/api/v1/render", body: { model: "fields", seed: 7 } }),
  publish: ({ den }) => ({
    path: "/api/v1/works",
    body: { room: den.id, seq: den.seq, title: "T", licence: "CC0-1.0" },
  }),
};
