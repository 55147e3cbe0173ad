import type { ActorId, WorkId } from "@/core/kernel/ids/ids";
import type { Mate } from "@/core/picture/breed/mate";
import type { RoomDeps } from "@/server/domain/room/deps";
import { parentOf, presentParts } from "./remix-work";

/** A work to mix into a room's picture, for somebody who may remix it. `gone`, `not_found` or `forbidden` otherwise. */
export async function readMate(
  deps: Pick<RoomDeps, "database" | "models">,
  actors: readonly ActorId[],
  id: WorkId,
): Promise<Mate> {
  const { work, title, version, recipe } = await parentOf(deps, actors, id);
  const { v: _v, blends: _b, palette, holds: _h, ...latent } = recipe;
  return {
    work,
    title,
    version,
    recipe: { ...latent, ...presentParts(deps, latent) },
    palette: palette && { colours: palette.colours, strength: palette.strength },
  };
}
