import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readersEnvironment } from "@/server/config";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import { openIntake } from "./intake";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let server: HttpServerForTest;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server?.close());

const post = (body: string | Uint8Array, type: string) =>
  fetch(`${server.origin}/api/verify`, {
    method: "POST",
    headers: { origin: server.origin, "content-type": type },
    body: body as BodyInit,
  });

/** A record whose recipe holds contributions of so many members that it has about `bytes`. */
function recordOf(bytes: number): string {
  const hash = "a".repeat(64);
  const mix = { dune: 1 };
  const contributions: Record<string, Record<string, number>> = {};
  for (let left = bytes, i = 0; left > 0; i++) {
    const members = Object.fromEntries(Array.from({ length: 200 }, (_, j) => [`member_${i}_${j}`, 0.5]));
    contributions[`control-${i}`] = members;
    left -= JSON.stringify(members).length;
  }
  const model = { id: "fields", hash };
  const styles = { structure: mix, shapes: mix, colour: mix };
  const still = { v: 1, model, seed: 1, truncation: 0.8, styles, influence: {}, blends: [], palette: null };
  const record = {
    ...{ v: 1, kind: "cohue-record", work: "0".repeat(16), version: 1, title: "t" },
    ...{
      pixels: { hash, size: 256 },
      recipe: { ...still, contributions, holds: [] },
      recipeHash: hash,
      model,
    },
    logs: [{ room: "r", size: 1, root: hash, head: hash }],
    ...{ without: [], parents: [], contributors: [], credit: { exact: true, renders: 0, visible: true } },
    ...{ licence: "CC0-1.0", doNotTrain: true, software: { name: "cohue", version: "1" }, at: 1 },
    supersedes: null,
  };
  return JSON.stringify({ record, keyId: "k", signature: "s", files: [], keys: [] });
}

describe("a file to verify is read in a process of its own", () => {
  it("and others are answered meanwhile", async () => {
    const record = recordOf(480_000);
    expect(record.length).toBeGreaterThan(460_000);
    const answered: string[] = [];
    const verifying = post(record, "application/json").then(async (response) => {
      answered.push("verify");
      return { status: response.status, report: await response.json() };
    });
    while (!answered.includes("verify")) {
      await (await fetch(`${server.origin}/healthz`)).text();
      answered.push("healthz");
    }
    const { status, report } = await verifying;
    expect(status).toBe(200);
    expect(report.checks.find(({ id }: { id: string }) => id === "record").state).toBe("fail");
    // Read here, no more than one would have come between.
    expect(answered.indexOf("verify")).toBeGreaterThan(5);
  });

  it("a record of more than 512 KB is refused before any of it is read", async () => {
    const response = await post(recordOf(600_000), "application/json");
    expect(response.status).toBe(413);
    expect((await response.json()).message).toContain("At most 512 KB");
  });

  it("a file that takes too much time or memory is refused, and that is no error of the server", async () => {
    const { logger } = server.services;
    const narrow = openIntake({ env: readersEnvironment(), logger, limits: { memory: 1 } });
    const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: "#346" } })
      .png()
      .toBuffer();
    const words = expect.stringContaining("took too long, or more memory");
    const report = await narrow.verify({ file: picture }, server.work);
    expect(report.verdict).toBe("failed");
    expect(report.checks.find(({ id }) => id === "file")).toMatchObject({ state: "fail", why: words });
    await expect(narrow.picture(picture)).rejects.toMatchObject({ code: "malformed", displayable: words });
    narrow.close();
  });

  it("uploaded pictures are read in the same way, at the size asked for", async () => {
    const picture = await sharp({ create: { width: 640, height: 320, channels: 4, background: "#ff000000" } })
      .png()
      .toBuffer();
    const read = await server.services.intake.picture(picture, { side: 64, alpha: true });
    expect([read.width, read.height, read.rgb.length]).toEqual([64, 32, 64 * 32 * 3]);
    expect(read.alpha).toEqual(new Uint8Array(64 * 32));
    expect([...read.rgb.subarray(0, 3)]).toEqual([0xfa, 0xf9, 0xf5]);
    await expect(server.services.intake.picture(new Uint8Array(9))).rejects.toMatchObject({
      code: "malformed",
      displayable: expect.stringContaining("not a PNG"),
    });
  });
});
