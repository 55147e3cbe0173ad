import { AppError } from "@/core/errors";
import { recipeOf } from "@/server/domain/render/check-recipe";
import { renderRecipe } from "@/server/domain/render/render-recipe";
import { placeOf } from "@/server/domain/room/list-rooms";
import { publishWork } from "@/server/domain/work/publish-work";
import type { Handlers } from "./handler";

export const making: Handlers<"render" | "publish"> = {
  async render({ services: { work, room }, body }) {
    const recipe = recipeOf(room, body);
    const { bytes, recipeHash } = await renderRecipe(work, recipe);
    return {
      bytes,
      headers: { "Cohue-Recipe-Hash": recipeHash, "Cohue-Model-Hash": recipe.model.hash },
    };
  },

  async publish({ services: { work, config }, holder, body: { room: named, seq, ...texts } }) {
    const room = await placeOf(work, named);
    if (!room) throw new AppError("not_found");
    const made = await publishWork(
      work,
      { actor: holder.actor, isGuest: false },
      { ...texts, room: room.id, seq: seq ?? room.seq },
    );
    return { ...made, status: `${config.origin}/api/v1/me/works/${made.id}` };
  },
};
