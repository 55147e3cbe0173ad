import type { ModelFile } from "@/core/model/model-file";
import type { RoomFinish } from "@/core/recipe/finish";
import type { Models } from "@/core/room/decide";
import type { Database } from "@/prisma/client";
import type { Blobs } from "@/server/infra/blobs/blobs";
import type { Logger } from "@/server/infra/log/logger";
import type { RenderPool } from "@/server/infra/render/port";
import type { Secrets } from "@/server/infra/secrets/secrets";

/** What rooms are built on. */
export type RoomDeps = {
  database: Database;
  blobs: Blobs;
  secrets: Pick<Secrets, "invites">;
  render: Pick<RenderPool, "slot">;
  models: Models;
  /** The finish that a new room of a model begins with. */
  firstFinish?: (model: string) => RoomFinish | undefined;
  sizesOf: (model: string) => ModelFile["sizes"];
  logger: Logger;
  /** Told of every line of chat that was kept. */
  onSaid?: (line: { id: string; text: string }) => void;
  /** The seed (uint32) of a new room's first picture; drawn at random where it is not given. */
  newSeed?: () => number;
  /** Milliseconds since 1970. */
  now: () => number;
};
