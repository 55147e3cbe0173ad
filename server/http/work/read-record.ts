import { WorkId } from "@/core/kernel/ids/ids";
import { readRecord as readWorkRecord } from "@/server/domain/work/read-work";
import type { Services } from "@/server/services";
import { handlers, partOf } from "../router";
import { sendJson } from "../send/json";

/** A work's signed record, the newest or of one version, stays readable when the work is not shown: it holds no picture. */
export const readRecord = ({ work }: Pick<Services, "work">) =>
  handlers(async (c) => {
    const [version] = partOf(c, "file").split(".");
    const id = WorkId.parse(partOf(c, "work"));
    return sendJson(c.env, 200, await readWorkRecord(work, id, version ? Number(version) : undefined));
  });
