import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { eachDatabase } from "@/server/infra/db/testing";
import { DatabaseJobs } from "@/server/infra/jobs/database-jobs";
import { createLogger } from "@/server/infra/log/logger";
import { cancelJob, readJobs, retryJob } from "./manage-jobs";

eachDatabase("an admin and jobs", (database) => {
  const db = () => database().db;
  const admin = async () => (await db().actor.create({ data: { id: randomUUID() } })).id as ActorId;
  const audits = (name: string) =>
    db().auditEntry.findMany({ where: { subject: `job:${name}` }, orderBy: { at: "asc" } });

  /** A job that failed three times, and the jobs it is one of. */
  async function failed() {
    const jobs = new DatabaseJobs({ db: db(), logger: createLogger("silent"), alone: true });
    let isBroken = true;
    jobs.handle("print", async () => {
      if (isBroken) throw new Error("no paper");
    });
    const name = `print/${randomUUID()}`;
    await jobs.ask("print", name, null);
    await jobs.idle();
    const { id } = await db().job.findUniqueOrThrow({ where: { name } });
    const mend = () => {
      isBroken = false;
    };
    return { jobs, deps: { database: database(), jobs }, name, id, mend };
  }

  it("sees what failed, tries it again, and the audit log says so before it begins", async () => {
    const { jobs, deps, name, id, mend } = await failed();
    expect((await readJobs(jobs)).failed.find((job) => job.id === id)).toMatchObject({ error: "no paper" });
    mend();
    await retryJob(deps, await admin(), id);
    await jobs.idle();
    expect(await jobs.status(name)).toMatchObject({ state: "done" });
    expect(await audits(name)).toMatchObject([{ action: "job.retry" }]);
    await jobs.close();
  });

  it("cancels what failed; neither is done twice, and what was not done is not in the audit log", async () => {
    const { jobs, deps, name, id } = await failed();
    const by = await admin();
    await cancelJob(deps, by, id);
    await expect(cancelJob(deps, by, id)).rejects.toMatchObject({ code: "conflict" });
    await expect(cancelJob(deps, by, "no-such-job")).rejects.toMatchObject({ code: "not_found" });
    expect((await audits(name)).map(({ action }) => action)).toEqual(["job.cancel"]);
    await retryJob(deps, by, id);
    await jobs.idle();
    expect(await jobs.status(name)).toMatchObject({ state: "failed" });
    await jobs.close();
  });
});
