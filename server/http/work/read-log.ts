import { WorkId } from "@/core/kernel/ids/ids";
import { openLogs } from "@/server/domain/work/lineage/read-lineage";
import type { Services } from "@/server/services";
import { handlers, partOf } from "../router";
import { sendJsonPieces } from "../send/pieces";

/** The logs a work comes from, for those who check it by themselves; only where every room of them is public. */
export const readLog = ({ work }: Pick<Services, "work">) =>
  handlers((c) => sendJsonPieces(c.env, openLogs(work, WorkId.parse(partOf(c, "work")))));
