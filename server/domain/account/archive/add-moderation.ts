import { readMyDecisions, readMyReports } from "@/server/domain/moderation/cases/read-mine";
import { jsonChunks } from "@/server/infra/zip/zip-stream";
import type { Archive } from "./archive";

/** Moderation as the person may see it: decisions about them with their reasons, their appeals, what they reported. Never who reported them. */
export async function addModeration({ deps, zip, actors }: Archive): Promise<void> {
  const { db } = deps.database;
  const where = { actor: { in: [...actors] } };
  const [decisions, reports, standing, strikes] = [
    await readMyDecisions(deps, actors, deps.now()),
    await readMyReports(deps, actors),
    await db.personStanding.findMany({ where }),
    await db.strike.findMany({ where }),
  ];
  await zip.add("moderation.json", jsonChunks({ decisions, reports, standing, strikes }));
}
