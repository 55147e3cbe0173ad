import type { WorkParts } from "@/server/compose/works";
import type { ModerationDeps } from "@/server/domain/moderation/deps";
import type { Screen } from "@/server/domain/moderation/screening/screen";
import type { Jobs } from "@/server/infra/jobs/jobs";
import type { RoomServerForTest } from "./room-server";

type WorkSide = { deps: WorkParts; jobs: Jobs; moderation: ModerationDeps; screen: Screen };

/** What a room server's works are made and decided on with. */
export const workDepsFor = async ({
  work,
  jobs,
  moderation,
  screen,
}: RoomServerForTest): Promise<WorkSide> => ({
  deps: work,
  jobs,
  moderation,
  screen,
});
