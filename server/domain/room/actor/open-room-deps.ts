import type { ModelFile } from "@/core/picture/model/model-file";
import type { Enlarger } from "@/core/picture/render/enlarger";
import type { Logger } from "@/server/infra/log/logger";
import type { RenderPool } from "@/server/infra/render/port";
import type { RoomDeps, UntrueParents } from "../deps";
import type { Decisions } from "./decisions";

/** What an open room uses. */
export type OpenRoomDeps = Pick<RoomDeps, "database" | "blobs" | "models" | "now"> & {
  render: Pick<RenderPool, "slot">;
  sizesOf: (model: string) => ModelFile["sizes"];
  /** What a model's pictures are enlarged by; nothing where it is left out. */
  enlargerOf?: (model: string) => Enlarger | null;
  logger: Logger;
  /** Told of every line of chat that was kept. */
  onSaid?: (line: { id: string; text: string }) => void;
  untrueParents: UntrueParents;
  decisions: Decisions;
};
