import { AppError } from "@/core/kernel/errors";
import { cleanName } from "@/core/kernel/names/clean-name";
import type { HasDatabase } from "@/prisma/client";

/** Gives a person another name, cleaned. `name_invalid` when it cannot be shown. */
export async function renamePerson(
  { database: { db } }: HasDatabase,
  userId: string,
  raw: string,
): Promise<string> {
  const name = cleanName(raw);
  if (!name.ok) throw new AppError(name.error);
  await db.user.update({ where: { id: userId }, data: { name: name.value } });
  return name.value;
}
