import sharp from "sharp";
import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { writeStyle } from "@/core/picture/finish/style-vector";
import { STYLE_INPUT } from "@/core/picture/model/finish-file";
import type { StyleVector } from "@/core/picture/recipe/finish";
import { stillOf } from "@/core/picture/recipe/recipe";
import type { Intake } from "@/server/domain/intake/intake";
import type { RoomDeps } from "@/server/domain/room/deps";
import { stateForMaker } from "@/server/domain/room/entry/room-for";
import type { Rooms } from "@/server/domain/room/port/rooms";
import { type CountRenders, type RenderAsker, takeRenderFor } from "@/server/domain/settings/take-render";
import type { Drawing } from "@/server/domain/work/deps";
import { openStudio } from "@/server/domain/work/files/render-pixels";

/**
 * Reads a hand from a picture that a room's host or editor brought, and returns its style vector in a recipe's encoding. The picture is decoded,
 * reduced and read; neither the picture nor its name is kept. Counts as a picture. `viewer_only` and
 * `not_found` for others, `unknown_model` where no finish is installed, `malformed` and `too_large` for a file that is not a picture.
 */
export async function handOf(
  deps: Pick<RoomDeps, "database" | "models"> &
    Pick<Drawing, "render"> & {
      intake: Pick<Intake, "picture">;
      renders: CountRenders;
      hands: { take: (actor: ActorId) => Promise<void> };
    },
  rooms: Pick<Rooms, "of">,
  { room, by, picture }: { room: RoomId; by: RenderAsker & { actor: ActorId }; picture: Uint8Array },
): Promise<StyleVector> {
  const { actor } = by;
  await deps.hands.take(actor);
  await takeRenderFor(deps, by);
  const state = await stateForMaker(deps, rooms, room, actor);
  const finish = deps.models.get(state.recipe.model.id)?.finish;
  if (!finish) throw new AppError("unknown_model", "no finish", "No finish is installed here.");
  const rgb = await smallSquare(deps, picture);
  const studio = openStudio(deps, `hand/${actor}`);
  try {
    const { id, hash } = finish;
    return writeStyle(await studio.style(stillOf(state.recipe), { finish: { id, hash }, rgb }));
  } finally {
    studio.close();
  }
}

/** The middle of a picture, [128 x 128 x 3] RGB bytes. */
async function smallSquare(
  { intake }: { intake: Pick<Intake, "picture"> },
  picture: Uint8Array,
): Promise<Uint8Array> {
  const { rgb, width, height } = await intake.picture(picture);
  const small = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize(STYLE_INPUT, STYLE_INPUT, { fit: "cover", kernel: "lanczos3" })
    .raw()
    .toBuffer();
  return new Uint8Array(small);
}
