import { AppError } from "@/core/kernel/errors";
import type { ModelInfo } from "@/core/picture/model/model-file";
import { readModel } from "@/server/domain/model/read-model";
import type { Handlers } from "./handler";

const shown = (info: ModelInfo, origin: string) => ({
  ...info,
  classes: info.classes.map(({ id, label }) => ({ id, label })),
  controls: info.controls.map(({ id, label, band, low = null, high = null }) => ({
    id,
    label,
    band,
    low,
    high,
  })),
  native: info.sizes.native,
  largest: info.sizes.max,
  url: `${origin}/models/${info.id}`,
});

export const models: Handlers<"listModels" | "readModel"> = {
  listModels: async ({ services: { models, config } }) => ({
    models: models.installed.map((info) => shown(info, config.origin)),
  }),

  async readModel({ services: { models, config }, params: { model } }) {
    const info = models.installed.find(({ id }) => id === model);
    if (!info) throw new AppError("not_found", `no model ${model}`);
    const { card, images } = await readModel(config.modelsDir, info.id);
    return { ...shown(info, config.origin), card, images };
  },
};
