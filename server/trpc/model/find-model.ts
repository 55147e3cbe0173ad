import { AppError } from "@/core/kernel/errors";
import type { ModelId } from "@/core/kernel/ids/ids";
import type { ModelInfo } from "@/core/picture/model/model-file";
import type { Context } from "../context";

/** A model that is installed; `not_found` for any other. */
export function findModel({ services }: Pick<Context, "services">, id: ModelId): ModelInfo {
  const info = services.models.find((model) => model.id === id);
  if (!info) throw new AppError("not_found", `no model ${id}`);
  return info;
}
