import type { ActorId } from "@/core/kernel/ids/ids";
import type { HasDatabase } from "@/prisma/client";
import { actorsOf, familyOf } from "./actors";

/** Every actor that is this person, the one they act as first. */
export const readActors = ({ database: { db } }: HasDatabase, userId: string): Promise<ActorId[]> =>
  actorsOf(db, userId);

/** Every actor that is the same person as this one, the one they act as first. */
export const readFamily = ({ database: { db } }: HasDatabase, actor: ActorId): Promise<ActorId[]> =>
  familyOf(db, actor);
