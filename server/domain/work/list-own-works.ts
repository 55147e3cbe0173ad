import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { goneWords, isShown } from "@/core/work/record/shown";
import type { HasDatabase } from "@/prisma/client";
import type { FollowsJobs } from "@/server/domain/work/deps";
import { publishJob } from "./publish/publish-work";
import { asWork } from "./row";

const MOST = 200;

/** Works somebody published or had a part in, shown or not, and how far those are that are being made. */
export async function listOwnWorks(
  deps: HasDatabase & FollowsJobs,
  actors: readonly ActorId[],
  only?: string,
) {
  const mine = { in: [...actors] };
  const rows = asWork(
    await deps.database.db.work.findMany({
      where: {
        ...(only ? { id: only } : {}),
        OR: [{ publisher: mine }, { version: { gt: 0 }, credits: { some: { player: mine } } }],
      },
      include: { credits: { where: { player: mine } } },
      orderBy: { createdAt: "desc" },
      take: MOST,
    }),
  );
  return Promise.all(
    rows.map(async (row) => {
      const shown = isShown(row);
      const job = row.status === "preparing" ? await deps.jobs.status(publishJob(row.id)) : null;
      const isFresh = row.publishedAt === null && row.status === "preparing";
      return {
        id: row.id,
        title: row.title,
        part: actors.includes(row.publisher) ? ("publisher" as const) : ("maker" as const),
        status: row.status,
        shown,
        why: shown || isFresh ? null : row.status === "failed" ? row.reason : goneWords(row),
        progress: shown ? 1 : (job?.progress ?? 0),
        version: row.version,
        consent: row.credits[0]?.consent ?? null,
      };
    }),
  );
}

/** One of them. `not_found` to everyone else. */
export async function readOwnWork(deps: HasDatabase & FollowsJobs, actors: readonly ActorId[], id: string) {
  const [work] = await listOwnWorks(deps, actors, id);
  if (!work) throw new AppError("not_found");
  return work;
}
