import { type Ratio, SQUARE } from "@/core/picture/recipe/ratio";
import type { HasDatabase } from "@/prisma/client";
import { requireShown } from "./require-shown";

/** A work by its id, for other functions. `gone` where it is not shown any more, `not_found` where it never was. */
export async function readShown(
  { database: { db } }: HasDatabase,
  id: string,
): Promise<{ title: string; ratio: Ratio }> {
  const { title, ratio } = await requireShown(db, id);
  return { title, ratio: ratio ?? SQUARE };
}
