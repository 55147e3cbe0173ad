import { AppError } from "@/core/kernel/errors";
import type { Db } from "@/prisma/client";
import { settingsOf } from "./settings";

/**
 * The model a new room begins with: the one asked for, else the first that is on. `unknown_model` where an admin has
 * switched it off; rooms that have it keep it.
 */
export async function chooseModel(
  db: Pick<Db, "setting">,
  models: ReadonlyMap<string, unknown>,
  wanted: string | undefined,
): Promise<string | undefined> {
  const { modelsOff } = await settingsOf(db);
  if (modelsOff.length === 0) return wanted;
  const isOff = (id: string) => modelsOff.some((off) => off === id);
  if (wanted && isOff(wanted))
    throw new AppError("unknown_model", `${wanted} is off`, "That model is switched off for new rooms.");
  if (wanted) return wanted;
  const first = [...models.keys()].find((id) => !isOff(id));
  if (!first)
    throw new AppError("unknown_model", "all are off", "Every model is switched off for new rooms.");
  return first;
}
