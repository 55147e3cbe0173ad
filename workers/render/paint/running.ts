import { AppError } from "@/core/kernel/errors";
import type { ModelId, Sha256 } from "@/core/kernel/ids/ids";
import type { Forms } from "@/core/picture/model/finish-file";
import { paintsAs } from "@/core/picture/model/parse-finish";
import type { LoadedFinish } from "@/server/infra/models";
import type { OpenFinish } from "../engines/engine";

/** A finish that paints as its goldens say. */
export type RunningFinish = { finish: LoadedFinish; open: OpenFinish };
export type Finishes = ReadonlyMap<ModelId, RunningFinish>;

/** How large pictures get their forms that are made with the version of a finish that has this hash. */
export const formsOf = ({ finish }: RunningFinish, hash: Sha256): Forms =>
  finish.file.alike.find((one) => one.hash === hash)?.forms ?? "followed";

/** The finish that a recipe names, in that version or one that paints alike. Throws AppError `unknown_model`. */
export function runningFinish(
  { id, hash }: { id: ModelId; hash: Sha256 },
  finishes: Finishes,
): RunningFinish {
  const running = finishes.get(id);
  if (running && paintsAs(running.finish.info, hash)) return running;
  throw new AppError("unknown_model", `no finish ${id} with hash ${hash.slice(0, 12)}`);
}
