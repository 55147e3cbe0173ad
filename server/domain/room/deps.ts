import type { Code } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { RoomFinish } from "@/core/picture/recipe/finish";
import type { Recipe } from "@/core/picture/recipe/recipe";
import type { EditMessage } from "@/core/room/protocol/messages";
import type { Models } from "@/core/room/rules/decide";
import type { Database } from "@/prisma/client";
import type { Blobs } from "@/server/infra/blobs/blobs";
import type { Secrets } from "@/server/infra/secrets/secrets";

/**
 * The edits of a message that say of a picture that it is a work's which it is not, or which is not open to whom they come from, by
 * their numbers. A blend that the room already has may always be written again.
 */
export type UntrueParents = (
  actor: ActorId,
  held: Pick<Recipe, "blends" | "keyframes">,
  message: EditMessage,
) => Promise<ReadonlyMap<number, Code>>;

/** What functions about rooms use. Each takes a part of it. */
export type RoomDeps = {
  database: Database;
  blobs: Blobs;
  secrets: Pick<Secrets, "invites">;
  models: Models;
  /** The finish that a new room of a model begins with. */
  firstFinish?: (model: string) => RoomFinish | undefined;
  /** A uint32 that a new room's first seed is made of; drawn at random where it is not given. */
  newSeed?: () => number;
  /** The seed that a new room of a model begins with, of any uint32; that number where it is not given. */
  firstSeed?: (model: string, any: number) => number;
  /** Milliseconds since 1970. */
  now: () => number;
};
