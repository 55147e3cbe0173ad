import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { describe, expect } from "vitest";
import type { Edit } from "@/core/picture/edits/edit";
import { BANDS } from "@/core/picture/model/bands";
import { instanceSources } from "@/server/domain/verify/instance-sources";
import { verifyFile } from "@/server/domain/verify/verify-file";
import { readFile } from "@/server/domain/work/files/read-file";
import { openLogs } from "@/server/domain/work/lineage/read-lineage";
import { publishWork } from "@/server/domain/work/publish/publish-work";
import { readRecord, readWork } from "@/server/domain/work/read-work";
import { programOf } from "@/server/infra/process/fork-program";
import { lendRender } from "@/server/testing/lent-render";
import { itAtEverySize as it, publisher, statesOf, WORDS } from "@/server/testing/work-test";
import { verify } from "./verify-command";

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

describe("npm run verify, without a server", () => {
  const folder = mkdtempSync(join(tmpdir(), "cohue-cli-"));
  const put = (name: string, content: Uint8Array | object) => {
    const path = join(folder, name);
    writeFileSync(path, content instanceof Uint8Array ? content : JSON.stringify(content));
    return path;
  };
  const told = (args: string[], status: number | null, stdout: string, stderr: string) => ({
    status,
    report: args.includes("--json") && stdout ? JSON.parse(stdout) : null,
    said: stdout + stderr,
  });
  /** In a process of its own, as people run it. */
  const run = (...args: string[]) => {
    const { file, execArgv } = programOf("server/cli/verify.ts");
    const { status, stdout, stderr } = spawnSync(process.execPath, [...execArgv, file, ...args], {
      encoding: "utf8",
    });
    return told(args, status, stdout, stderr);
  };
  /** The same without processes, which take seconds to start. */
  const verified = async (...args: string[]) => {
    const said = { stdout: "", stderr: "" };
    const into = (stream: keyof typeof said) => ({ write: (text: string) => (said[stream] += text) });
    const status = await verify(args, { stdout: into("stdout"), stderr: into("stderr") }, () =>
      lendRender("models"),
    );
    return told(args, status, said.stdout, said.stderr);
  };

  it("passes whole files, fails changed ones, says what it cannot know, and exits with the right code", async ({
    deps,
    published,
  }) => {
    const { work } = await published();
    const { bytes } = await readFile(deps, { work, size: 1024, format: "png" });
    const record = put("record.json", await readRecord(deps, work));
    const keys = put("cohue.json", {
      keys: deps.signer.keys,
      contentCredentials: { root: deps.marks.rootPem },
    });
    const log = put("log.json", JSON.parse(await textOf(openLogs(deps, work))) as object);
    const whole = run(put("work.png", bytes), "--record", record, "--keys", keys, "--log", log, "--json");
    expect(whole.status, whole.said).toBe(0);
    expect(statesOf(whole.report)).toMatchObject({
      credentials: "pass",
      record: "pass",
      listed: "pass",
      pixels: "pass",
      export: "pass",
      log: "pass",
      watermark: "pass",
    });
    expect(statesOf(whole.report)).toMatchObject({ fingerprint: "unavailable", publication: "unavailable" });

    const changed = new Uint8Array(bytes);
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
    expect((await verified(put("changed.png", changed), "--record", record, "--json")).status).toBe(1);
    expect((await verified(put("text.png", new TextEncoder().encode("no")), "--json")).status).toBe(1);
    expect(run().status).toBe(2);
    expect((await verified(put("work.png", bytes), "--record", put("bad.json", { v: 1 }))).status).toBe(2);
    const alone = await verified("--record", record, "--keys", keys, "--json");
    expect(alone.status, alone.said).toBe(0);
    expect(statesOf(alone.report)).toMatchObject({ record: "pass", pixels: "pass", export: "unavailable" });
    // Models wherever they are: named from here, or from the root of the machine.
    const elsewhere = await verified(
      "--record",
      record,
      "--keys",
      keys,
      "--models",
      resolve("models"),
      "--json",
    );
    expect(elsewhere.status, elsewhere.said).toBe(0);
    expect(statesOf(elsewhere.report)).toMatchObject({ pixels: "pass" });
    // A key that comes with the record says nothing of who signed, which is said.
    const unlooked = await verified(put("work.png", bytes), "--record", record, "--json");
    expect(unlooked.status, unlooked.said).toBe(0);
    expect(unlooked.report).toMatchObject({ verdict: "verified", ok: true });
    expect(unlooked.said).toContain("Whose key signed it was not looked up");
    expect(statesOf(unlooked.report)).toMatchObject({ record: "pass", listed: "pass" });
    const unnamed = await verified(put("work.png", bytes));
    expect(unnamed.status, unnamed.said).toBe(0);
    expect(unnamed.said).toContain("name a record that is not at hand");
    // Painted over, saved anew, and still with the watermark: that is said before all else.
    const patch = { create: { width: 200, height: 200, channels: 3, background: "#c81e5a" } } as const;
    const painted = sharp(bytes)
      .removeAlpha()
      .composite([{ input: patch, left: 90, top: 90 }]);
    const altered = put("altered.jpg", new Uint8Array(await painted.jpeg().toBuffer()));
    const looked = await verified(altered, "--record", record, "--keys", keys);
    expect(looked.status, looked.said).toBe(1);
    expect(looked.said).toMatch(/^Altered: it carries the watermark of “Slow weather”/);
    const foreign = await sharp({ create: { width: 64, height: 64, channels: 3, background: "#346" } })
      .png()
      .toBuffer();
    expect((await verified(put("foreign.png", new Uint8Array(foreign)))).status).toBe(3);
  });

  it("passes a wide work, whose files have its shape; cut to a square it is no file of it", async ({
    deps,
    jobs,
    made,
  }) => {
    const { id: room, host, hostTab, seq: before } = await made();
    // One picture in each run: of a few, a small copy's watermark cannot be read.
    const edits: Edit[] = [
      { kind: "seed", value: 3 },
      ...BANDS.map((band): Edit => ({ kind: "style", band, value: { ridge: 1 } })),
      { kind: "ratio", value: "16:9" },
    ];
    for (const edit of edits) await hostTab.edit(edit);
    const seq = before + edits.length;
    const { id: work } = await publishWork(deps, publisher(host), { room, seq, ...WORDS });
    await jobs.idle();
    expect(await readWork(deps, work, [])).toMatchObject({ ratio: "16:9", recipe: { ratio: "16:9" } });
    const { bytes } = await readFile(deps, { work, size: 1024, format: "jpeg" });
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 1024, height: 576 });
    const whole = await verifyFile(bytes, null, instanceSources(deps));
    expect(whole, JSON.stringify(whole)).toMatchObject({ verdict: "verified", ok: true });
    const record = put("wide.json", await readRecord(deps, work));
    const offline = await verified(put("wide.jpeg", bytes), "--record", record, "--json");
    expect(offline.status, offline.said).toBe(0);
    expect(statesOf(offline.report)).toMatchObject({ pixels: "pass", export: "pass", watermark: "pass" });
    // What is left of it in a smaller copy names it still; a part of it is another picture.
    const copy = await sharp(bytes).resize(700).jpeg({ quality: 80 }).toBuffer();
    const seen = await verifyFile(new Uint8Array(copy), null, instanceSources(deps));
    expect(statesOf(seen)).toMatchObject({ watermark: "pass", altered: "pass" });
    const square = await sharp(bytes).resize(576, 576, { fit: "cover" }).jpeg().toBuffer();
    const cut = await verifyFile(new Uint8Array(square), await readRecord(deps, work), instanceSources(deps));
    expect(cut.ok).toBe(false);
    expect(cut.checks.find(({ id }) => id === "export")?.why).toContain("this file is 576 x 576");
  });
});
