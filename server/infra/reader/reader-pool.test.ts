import { afterAll, describe, expect, it } from "vitest";
import { AppError } from "@/core/kernel/errors";
import { readersEnvironment } from "@/server/config";
import { ReaderEnded } from "./reader";
import { openReaders } from "./reader-pool";

const ENTRY = "server/infra/reader/testing/reader-process.ts";
const env = readersEnvironment({ ...process.env, BETTER_AUTH_SECRET: "secret", DATABASE_URL: "file:secret" });
const MEMORY = 400 * 1024 * 1024;
const pool = openReaders(ENTRY, { atOnce: 2, seconds: 3, memory: MEMORY, env });
afterAll(() => pool.close());
const nothing = async () => null;
const read = (job: string, answer: (what: string, of: unknown) => Promise<unknown> = nothing) =>
  pool.read(job, answer);

describe("a process that reads what strangers send", () => {
  it("does a job and asks meanwhile", async () => {
    expect(await read("echo")).toBe("echo");
    expect(await read("ask", async (what, of) => [what, of])).toEqual(["question", 7]);
  });

  it("passes on the errors of jobs and of refused questions", async () => {
    const refused = { code: "malformed", message: "for the log", displayable: "for the person" };
    await expect(read("refuse")).rejects.toMatchObject(refused);
    const no = async () => {
      throw new AppError("not_found", "no", "not there");
    };
    await expect(read("ask", no)).rejects.toMatchObject({ code: "not_found", displayable: "not there" });
  });

  it.each(["die", "spin", "swell"])("that is made to %s takes no other job with it", async (how) => {
    const [bad, ...others] = await Promise.allSettled([read(how), read("echo"), read("echo"), read("echo")]);
    expect(bad).toMatchObject({ status: "rejected", reason: expect.any(ReaderEnded) });
    expect(others).toEqual(Array(3).fill({ status: "fulfilled", value: "echo" }));
    expect(await read("echo")).toBe("echo");
  });

  it("may wait for an answer as long as it takes: waiting does not count as its own time", async () => {
    const slow = openReaders(ENTRY, { atOnce: 1, seconds: 1, memory: MEMORY, env });
    const other = openReaders(ENTRY, { atOnce: 1, seconds: 1, memory: MEMORY, env });
    // Others run out of the same time twice before the answer comes.
    const answer = async () => {
      for (let i = 0; i < 2; i++) await expect(other.read("spin", nothing)).rejects.toThrow("too long");
      return "late";
    };
    expect(await slow.read("ask", answer)).toBe("late");
    other.close();
    slow.close();
  });

  it("has none of the server's secrets and no network", async () => {
    const known = (await read("environment")) as string[];
    expect(known).toContain("PATH");
    expect(known.filter((name) => /SECRET|DATABASE|COHUE/.test(name))).toEqual([]);
    expect(await read("fetch")).toContain("nothing is fetched");
    expect(await read("connect")).toContain("nothing is fetched");
  });

  it("is not started for a caller who has gone meanwhile, and ends with the pool", async () => {
    const one = openReaders(ENTRY, { atOnce: 1, seconds: 3, memory: MEMORY, env });
    const gone = new AbortController();
    const running = one.read("spin", nothing).catch((error: unknown) => error);
    const waiting = one.read("echo", nothing, gone.signal);
    const behind = one.read("echo", nothing);
    gone.abort();
    await expect(waiting).rejects.toMatchObject({ code: "shutting_down" });
    one.close();
    await expect(behind).rejects.toMatchObject({ code: "shutting_down" });
    expect(await running).toMatchObject({ code: "shutting_down" });
    await expect(one.read("echo", nothing)).rejects.toMatchObject({ code: "shutting_down" });
  });
});
