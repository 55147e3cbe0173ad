import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { RoomDeps } from "@/server/domain/room/deps";
import { readSettled } from "@/server/domain/room/queries/settled";
import { requireUnwithheld } from "@/server/domain/room/queries/withheld";
import { requireSight } from "@/server/domain/room/require";
import { type RenderQuota, takeRenderFor } from "@/server/domain/settings/take-render";
import type { Citing, Sealing } from "@/server/domain/work/deps";
import { xmpOf } from "@/server/infra/marks/xmp";

type Asked = { room: RoomId; seq: number; actor: ActorId | null };
const RIGHTS = "Unpublished work, made together in a room of Cohue. Rights are its makers'.";

/**
 * A room's settled picture of a moment as a file to download: the picture on screen, pixel for pixel, labelled as unpublished. It names
 * nobody, because nobody was asked, and names the room only if it is public.
 * `not_found` for those who may not see the room. Counts as a picture once it is known to exist.
 */
export async function unpublishedPicture(
  deps: Pick<RoomDeps, "database" | "blobs"> & Pick<Sealing, "marks"> & Citing,
  { room: id, seq, actor }: Asked,
  quota: RenderQuota,
): Promise<{ bytes: Uint8Array; mime: string; hash: string; name: string }> {
  await requireSight(deps, id, actor);
  const { db } = deps.database;
  const [room, picture] = await Promise.all([
    db.room.findUnique({ where: { id } }),
    readSettled(deps, id, seq),
  ]);
  if (!room || !picture) throw new AppError("not_found");
  await requireUnwithheld(deps, { room: id, recipeHash: picture.recipeHash }, actor);
  await takeRenderFor({ ...deps, renders: quota.renders }, await quota.by());
  const url = room.visibility === "public" ? `${deps.origin}/r/${room.slug}` : deps.origin;
  const title = `${room.title}, moment ${seq} (unpublished)`;
  const sourceType = deps.sourceTypeOf(room.modelId);
  const labels = { licenceUrl: url, recordUrl: url, digitalSourceType: sourceType, doNotTrain: true };
  const xmp = xmpOf({ title, creators: [], rights: RIGHTS, ...labels });
  const bytes = await deps.marks.sign(await deps.marks.relabel(picture.bytes, xmp), "image/png", {
    title,
    software: `cohue/${deps.version}`,
    recordHash: null,
    recordUrl: url,
    sourceType,
    doNotTrain: true,
    parents: [],
  });
  const hash = `unpublished-${picture.hash}`;
  return { bytes, mime: "image/png", hash, name: `cohue-moment-${seq}-unpublished.png` };
}
