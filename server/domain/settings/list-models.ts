import type { ModelInfo } from "@/core/picture/model/model-file";
import type { HasDatabase } from "@/prisma/client";
import { settingsOf } from "./settings";

export type ListedModel = Pick<ModelInfo, "id" | "title" | "summary"> & {
  /** Whether new rooms may begin with it. */
  on: boolean;
  /** Open rooms that have it. */
  rooms: number;
};

/** The models that are installed, as an admin sees them. */
export async function listModels(
  { database: { db } }: HasDatabase,
  models: readonly ModelInfo[],
): Promise<ListedModel[]> {
  const { modelsOff } = await settingsOf(db);
  const rooms = await db.room.groupBy({
    by: ["modelId"],
    where: { closedAt: null },
    _count: { id: true },
  });
  return models.map(({ id, title, summary }) => ({
    id,
    title,
    summary,
    on: !modelsOff.includes(id),
    rooms: rooms.find((row) => row.modelId === id)?._count.id ?? 0,
  }));
}
