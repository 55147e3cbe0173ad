import { AppError } from "@/core/kernel/errors";
import type { ModelId } from "@/core/kernel/ids/ids";
import type { ModelInfo } from "@/core/picture/model/model-file";
import type { Services } from "@/server/services";

/** A model that is installed; `not_found` for any other. */
export function findModel({ services }: { services: Pick<Services, "models"> }, id: ModelId): ModelInfo {
  const info = services.models.installed.find((model) => model.id === id);
  if (!info) throw new AppError("not_found", `no model ${id}`);
  return info;
}
