import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId, Sha256 } from "@/core/kernel/ids/ids";
import { recipeHash, type Still, stillOf } from "@/core/picture/recipe/recipe";
import { proposedRecipe } from "@/core/room/rules/ballot";
import { FIRST_PICTURE } from "@/core/room/rules/proposal";
import type { HasDatabase } from "@/prisma/client";
import type { OpenRoomDeps } from "@/server/domain/room/actor/open-room-deps";
import { requireUnwithheld } from "@/server/domain/room/queries/withheld";
import { memberRole } from "@/server/domain/room/require";
import { readState, toEvent } from "@/server/domain/room/store";
import { openStudio } from "@/server/domain/work/files/render-pixels";
import { DrawnOnce } from "./drawn-once";

/** Pixels a side. */
const SIZE = 192;
/** Everybody in a room looks at the same proposals, which never change: each is drawn once. */
const drawn = new DrawnOnce(128);

/** A small JPEG of a picture that is, or was, proposed in a room; 0 is the room's first. For its members; `not_found` for others, and for what was not proposed. */
export async function proposedPicture(
  deps: HasDatabase & Pick<OpenRoomDeps, "render">,
  { room, of, actor }: { room: RoomId; of: number; actor: ActorId | null },
): Promise<{ bytes: Uint8Array; hash: Sha256 }> {
  if (!actor || !(await memberRole(deps, room, actor))) throw new AppError("not_found");
  const still = await proposedStill(deps, room, of);
  const hash = recipeHash(still);
  await requireUnwithheld(deps, { room, recipeHash: hash }, actor);
  const bytes = await drawn.of(`${room}/${of}`, async () => {
    const studio = openStudio(deps, `proposed/${room}/${of}`);
    try {
      return await studio.thumbnail(still, SIZE);
    } finally {
      studio.close();
    }
  });
  return { bytes, hash };
}

async function proposedStill({ database: { db } }: HasDatabase, room: RoomId, of: number): Promise<Still> {
  if (of === FIRST_PICTURE) return stillOf((await stateAt(db, room, 0)).recipe);
  const row = await db.roomEvent.findUnique({ where: { room_seq: { room, seq: of } } });
  const event = row && toEvent(row);
  if (event?.kind !== "propose") throw new AppError("not_found", `no proposal ${of}`);
  const proposal = { of, by: event.actor, ...event.payload };
  return stillOf(proposedRecipe(proposal, await stateAt(db, room, proposal.at)));
}

async function stateAt(db: HasDatabase["database"]["db"], room: RoomId, seq: number) {
  const state = await readState(db, room, seq);
  if (!state) throw new AppError("not_found", `no moment ${seq}`);
  return state;
}
