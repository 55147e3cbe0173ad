import { createHash } from "node:crypto";
import { AppError } from "@/core/kernel/errors";
import { type ActorId, type RoomId, Sha256 } from "@/core/kernel/ids/ids";
import type { HasDatabase } from "@/prisma/client";
import type { RoomDeps } from "@/server/domain/room/deps";
import { requireEntered } from "@/server/domain/room/entry/watch-room";
import type { PeopledRoom, Rooms } from "@/server/domain/room/port/rooms";
import { type HistoryFrame, readFrames } from "@/server/domain/room/queries/read-history";
import { readSettled, readShown } from "@/server/domain/room/queries/settled";
import type { Blobs } from "@/server/infra/blobs/blobs";

/** The moderators' address of a room's newest picture. */
export const pictureUrl = (room: string): string => `/api/moderation/rooms/${room}/picture`;
const momentUrl = (room: string, seq: number): string => `/api/moderation/rooms/${room}/moments/${seq}`;

/** Changes when the picture does; null while there is none. */
export function pictureVersion({ picture }: PeopledRoom): string | null {
  return picture && (picture.kind === "moving" ? `m${picture.rev}` : `s${picture.seq}`);
}

type Picture = { bytes: Uint8Array; mime: string; hash: Sha256 };
type Deps = HasDatabase & { blobs: Blobs };

/** A room's newest picture as it is at hand: nothing is rendered for a moderator. `not_found` where there is none. */
export async function readLivePicture(deps: Deps, rooms: Pick<Rooms, "of">, id: RoomId): Promise<Picture> {
  const newest = await rooms.of(id).picture({});
  if (newest?.kind === "moving") {
    const bytes = new Uint8Array(Buffer.from(newest.jpeg, "base64"));
    const hash = Sha256.parse(createHash("sha256").update(bytes).digest("hex"));
    return { bytes, mime: "image/jpeg", hash };
  }
  const picture = newest && (await readShown(deps, id, newest.seq));
  if (!picture) throw new AppError("not_found");
  return picture;
}

/** A room's past moments with their pictures, the latest first, for a moderator who has entered it: what is withheld from others too. */
export async function readMoments(
  deps: Pick<RoomDeps, "database" | "now">,
  { actor, room, before }: { actor: ActorId; room: RoomId; before?: number | undefined },
): Promise<{ moments: HistoryFrame[]; next: number | null }> {
  await requireEntered(deps.database.db, actor, room, deps.now());
  const { frames, next } = await readFrames(deps, room, before);
  const moments = frames.map(({ seq, at, by }) => ({ seq, at, by, url: momentUrl(room, seq) }));
  return { moments, next };
}

/** A settled picture of a past moment, for a moderator who has entered the room. */
export async function readMoment(
  deps: Deps,
  { actor, room, seq, now }: { actor: ActorId; room: RoomId; seq: number; now: number },
): Promise<Picture> {
  await requireEntered(deps.database.db, actor, room, now);
  const picture = await readSettled(deps, room, seq);
  if (!picture) throw new AppError("not_found");
  return picture;
}
