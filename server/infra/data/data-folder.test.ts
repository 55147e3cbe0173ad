import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { contentOf, isInUse, openDataFolder } from "./data-folder";
import { lockFile } from "./lock-file";

const scratch = mkdtempSync(join(tmpdir(), "cohue-folder-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

const NOBODY = 65_534;
let made = 0;
const fresh = (name = "data") => {
  made += 1;
  const above = join(scratch, String(made));
  mkdirSync(above);
  return join(above, name);
};
const inside = (dataDir: string) => `file:${join(dataDir, "cohue.db")}`;
const open = (dataDir: string, url = inside(dataDir)) => openDataFolder(dataDir, url, { patience: 0 });

/** Another process that uses a data folder; answers once it does. */
async function elsewhere(dataDir: string, url = inside(dataDir)): Promise<ChildProcess> {
  expect(await said(dataDir, url)).toBe("open");
  const child = started.at(-1);
  if (!child) throw new Error("none was started");
  return child;
}
/** What another process says that tries to use a data folder. */
async function said(dataDir: string, url: string, as: { uid?: number; gid?: number } = {}): Promise<string> {
  const script = fileURLToPath(new URL("testing/hold-folder.ts", import.meta.url));
  const child = fork(script, [dataDir, url], { execArgv: ["--import", "tsx"], ...as });
  started.push(child);
  const [words] = (await once(child, "message")) as [string];
  return words;
}
async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** Every path of a folder that others may do something with. */
function openToOthers(folder: string): string[] {
  const names = ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })];
  return names.filter((name) => statSync(join(folder, name)).mode & 0o077);
}

describe("a data folder", () => {
  it("serves one server: a second one is refused with a sentence, whatever the folder's name", async () => {
    for (const name of ["plain", "a b", "100% #1?", 'o\'b "q"', "é+🎨"]) {
      const data = fresh(name);
      await elsewhere(data);
      expect(await isInUse(data)).toBe(true);
      await expect(open(data)).rejects.toThrow(/in use by another Cohue: stop that one first/);
    }
  });

  it("is free at once when the server that used it was killed", async () => {
    const data = fresh();
    for (let time = 1; time <= 3; time++) await kill(await elsewhere(data));
    expect(await isInUse(data)).toBe(false);
    const folder = await open(data);
    expect(await isInUse(data)).toBe(true);
    await folder.release();
    expect(await isInUse(data)).toBe(false);
  });

  it("is waited for while the server before it ends", async () => {
    const data = fresh();
    const before = await elsewhere(data);
    const said: string[] = [];
    const folder = await openDataFolder(data, inside(data), {
      patience: 60_000,
      say: (words) => {
        said.push(words);
        before.kill("SIGKILL");
      },
    });
    expect(said).toEqual([expect.stringContaining("in use by another Cohue")]);
    await folder.release();
  });

  it("cannot share a database file outside it with another folder's server", async () => {
    const url = `file:${fresh("shared #1.db")}`;
    await elsewhere(fresh(), url);
    await expect(open(fresh(), url)).rejects.toThrow(
      /The database .*shared #1\.db is in use by another Cohue/,
    );
  });

  it("is readable by its owner alone, older files included, except files that links point to", async () => {
    const data = fresh();
    const outside = fresh("outside");
    writeFileSync(outside, "", { mode: 0o644 });
    chmodSync(outside, 0o644);
    mkdirSync(join(data, "blobs/ab/cd"), { recursive: true });
    for (const name of ["cohue.db", "keys.json", "blobs/ab/cd/x"]) writeFileSync(join(data, name), "");
    for (const name of ["", "blobs", "blobs/ab", "blobs/ab/cd"]) chmodSync(join(data, name), 0o755);
    for (const name of ["cohue.db", "keys.json", "blobs/ab/cd/x"]) chmodSync(join(data, name), 0o664);
    symlinkSync(outside, join(data, "link"));
    const folder = await open(data);
    expect(folder.open).toEqual([]);
    rmSync(join(data, "link"));
    await expect.poll(() => openToOthers(data)).toEqual([]);
    expect(statSync(outside).mode & 0o777).toBe(0o644);
    await folder.release();
  });

  it("is refused in words where it is no folder, or a restore into it has not ended", async () => {
    const file = fresh("file");
    writeFileSync(file, "");
    await expect(open(file)).rejects.toThrow(/is not a folder: set it to one/);
    const half = fresh();
    mkdirSync(join(half, ".restoring"), { recursive: true });
    await expect(open(half)).rejects.toThrow(/A restore into .* has not ended: run it again/);
  });

  it.skipIf(process.platform === "win32")("is refused in words where this user may not write", async () => {
    const data = fresh();
    mkdirSync(data);
    chmodSync(data, 0o500);
    // Root may write everywhere: then somebody else tries.
    if (process.getuid?.() !== 0) await expect(open(data)).rejects.toThrow(/may not read and write in the/);
    else {
      for (const path of [scratch, dirname(data)]) chmodSync(path, 0o755);
      expect(await said(data, inside(data), { uid: NOBODY, gid: NOBODY })).toMatch(
        /This user \(user 65534\) may not read and write in the data folder/,
      );
    }
  });

  it("loses the unfinished files of earlier jobs, and nothing else", async () => {
    const data = fresh();
    mkdirSync(join(data, ".jobs/export-1"), { recursive: true });
    writeFileSync(join(data, ".jobs/export-1/half.webm"), "half");
    writeFileSync(join(data, "secrets.json"), "{}");
    const folder = await open(data);
    // Locks that nobody has stay, and are nothing.
    expect(await contentOf(data)).toEqual(["secrets.json"]);
    await folder.release();
  });

  it("is distinguished from another folder in its place, and from a missing one", async () => {
    const data = fresh();
    const folder = await open(data);
    await folder.check();
    renameSync(data, `${data}-away`);
    await expect(folder.check()).rejects.toThrow(/cannot be used/);
    expect(existsSync(data)).toBe(false);
    mkdirSync(data);
    await expect(folder.check()).rejects.toThrow(/another took its place/);
    rmSync(data, { recursive: true });
    renameSync(`${data}-away`, data);
    await folder.check();
    await folder.release();
  });
});

describe("a lock on a file", () => {
  it("is held once, in one process as between two, and goes with its file where that is temporary", async () => {
    const path = fresh("a.lock");
    const first = await lockFile(path, { temporary: true });
    for (let tries = 0; tries < 3; tries++) expect(await lockFile(path, { temporary: true })).toBeNull();
    const waiting = lockFile(path, { temporary: true, patience: 20_000 });
    await first?.release();
    const second = await waiting;
    expect(second).not.toBeNull();
    expect(await lockFile(path)).toBeNull();
    await second?.release();
    expect(existsSync(path)).toBe(false);
  });
});
