import type { ActorId } from "@/core/kernel/ids/ids";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { ZipStream } from "@/server/infra/zip/zip-stream";

/** The inputs of an archive's parts, and the file that they write into. */
export type Archive = {
  deps: Pick<RoomDeps, "database" | "blobs" | "now">;
  zip: ZipStream;
  actors: readonly ActorId[];
};
