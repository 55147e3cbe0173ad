import { AppError } from "@/core/kernel/errors";
import { recipeOf } from "@/server/domain/render/check-recipe";
import { renderRecipeFor } from "@/server/domain/render/render-recipe";
import { placeOf } from "@/server/domain/room/queries/list-rooms";
import { publishWithinQuota } from "@/server/domain/work/publish/within-quota";
import type { Handlers } from "./handler";

export const making: Handlers<"render" | "publish"> = {
  async render({ services, holder, body }) {
    const { work, room, limits } = services;
    const recipe = recipeOf(room, body);
    const by = { ...holder, isGuest: false };
    const { bytes, recipeHash } = await renderRecipeFor({ ...work, renders: limits.renders }, by, recipe);
    return {
      bytes,
      headers: { "Cohue-Recipe-Hash": recipeHash, "Cohue-Model-Hash": recipe.model.hash },
    };
  },

  async publish({ services: { work, config }, holder, body: { room: named, seq, ...texts } }) {
    const made = await publishWithinQuota(work, { ...holder, isGuest: false }, async () => {
      const room = await placeOf(work, named);
      if (!room) throw new AppError("not_found");
      return { ...texts, room: room.id, seq: seq ?? room.seq };
    });
    return { ...made, status: `${config.origin}/api/v1/me/works/${made.id}` };
  },
};
