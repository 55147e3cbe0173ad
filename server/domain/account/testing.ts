import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@/prisma/client";
import type { OpenRoomDeps } from "@/server/domain/room/actor/open-room-deps";
import { RoomRegistry } from "@/server/domain/room/actor/room-registry";
import { diskBlobs } from "@/server/infra/blobs/disk-blobs";
import { DatabaseJobs } from "@/server/infra/jobs/database-jobs";
import { createLogger } from "@/server/infra/log/logger";
import type { EraseDeps } from "./erase-person";

/** What erasing needs, for people who are in no room and on no work. */
export function eraseDepsFor(database: Database, now: () => number = Date.now): EraseDeps {
  return {
    database,
    now,
    blobs: diskBlobs(mkdtempSync(join(tmpdir(), "cohue-erase-"))),
    jobs: new DatabaseJobs({ db: database.db, logger: createLogger("silent"), alone: true }),
    rooms: new RoomRegistry({ database } as OpenRoomDeps, () => {
      throw new Error("no room is opened here");
    }),
  };
}
