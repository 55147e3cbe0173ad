import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openDatabase } from "@/prisma/client";
import { diskBlobs } from "@/server/infra/blobs/disk-blobs";
import { lockBackups } from "@/server/infra/data/data-folder";
import { lockFile } from "@/server/infra/data/lock-file";
import { programOf } from "@/server/infra/process/fork-program";
import { openSecrets } from "@/server/infra/secrets/file-secrets";
import { backupToFile } from "./backup-to-file";
import { restoreBackup } from "./restore-backup";

const scratch = mkdtempSync(join(tmpdir(), "cohue-backups-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const NAMES = ["a b", "a%20b", "100% #1?", 'o\'b "q"', "é+🎨", "back\\slash file:x"];

const textOf = (text: string) => new TextEncoder().encode(text);

/** An instance with one room, named as asked, and two pictures that its database names. */
async function instance(dataDir: string, title: string) {
  mkdirSync(dataDir, { recursive: true });
  openSecrets(dataDir);
  const databaseUrl = `file:${join(dataDir, "cohue.db")}`;
  const { db, close } = await openDatabase(databaseUrl);
  const blobs = diskBlobs(join(dataDir, "blobs"));
  const room = { id: "r", slug: "r", title, visibility: "public", hostActor: "a", defaultRole: "editor" };
  await db.room.create({ data: { ...room, modelId: "m", epoch: 1, seq: 1, head: "h" } });
  const pictures = [await blobs.put(textOf(`${title} 0`)), await blobs.put(textOf(`${title} 1`))];
  const frame = { room: "r", mime: "image/jpeg", width: 8, recipeHash: "", renderMs: 1 };
  for (const [seq, blob] of pictures.entries())
    await db.settledFrame.create({ data: { ...frame, seq, blob } });
  await close();
  const pathOf = (i: number) => {
    const hash = pictures[i] ?? "";
    return join(dataDir, "blobs", hash.slice(0, 2), hash.slice(2, 4), hash);
  };
  return { source: { dataDir, databaseUrl, blobs, version: "1" }, pictures, pathOf };
}
async function titleIn(dataDir: string): Promise<string | undefined> {
  const { db, close } = await openDatabase(`file:${join(dataDir, "cohue.db")}`);
  return (await db.room.findFirst().finally(close))?.title;
}
const at = { now: 1_800_000_000_000 };
const cli = async (command: string, file: string, dataDir: string) => {
  const program = programOf(`server/cli/${command}.ts`);
  const child = spawn(process.execPath, [...program.execArgv, program.file, file], {
    env: { ...process.env, COHUE_DATA: dataDir },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const [code] = await once(child, "close");
  return { code, said };
};

describe("a data folder with any name", () => {
  it("is backed up with its own rooms, and restored with them", async () => {
    const above = join(scratch, "names");
    for (const name of NAMES) await instance(join(above, name), `rooms of ${name}`);
    for (const name of NAMES) {
      const dataDir = join(above, name);
      const { source } = {
        source: {
          dataDir,
          databaseUrl: `file:${join(dataDir, "cohue.db")}`,
          blobs: diskBlobs(join(dataDir, "blobs")),
          version: "1",
        },
      };
      const file = join(above, `${name}.tar.gz`);
      expect(await backupToFile(source, file, at), name).toEqual([]);
      const back = join(above, `${name} back`);
      await restoreBackup(file, back);
      expect(await titleIn(back), name).toBe(`rooms of ${name}`);
    }
    // Nothing else was made: no name was read as another.
    expect(readdirSync(above).sort()).toEqual(
      NAMES.flatMap((name) => [name, `${name} back`, `${name}.tar.gz`]).sort(),
    );
  });
});

describe("a backup", () => {
  it("names every picture that is damaged, missing or out of reach, and takes the rest", async () => {
    const { source, pictures, pathOf } = await instance(join(scratch, "damaged"), "Damaged");
    writeFileSync(pathOf(0), "something else");
    rmSync(pathOf(1));
    const odd = await source.blobs.put(textOf("a folder where a file was"));
    const oddPath = join(source.dataDir, "blobs", odd.slice(0, 2), odd.slice(2, 4), odd);
    const file = join(scratch, "damaged.tar.gz");
    const reading = {
      ...source.blobs,
      get: async (hash: typeof odd) => {
        if (hash === odd) throw Object.assign(new Error("EIO: i/o error, read"), { code: "EIO" });
        return source.blobs.get(hash);
      },
    };
    const lacking = await backupToFile({ ...source, blobs: reading }, file, at);
    expect(new Map(lacking.map(({ name, why }) => [name, why.split(":")[0]]))).toEqual(
      new Map([
        [`blobs/${pictures[0]}`, "damaged"],
        [`blobs/${pictures[1]}`, "missing"],
        [`blobs/${odd}`, "cannot be read"],
      ]),
    );
    rmSync(oddPath);
    const said = await cli("backup", join(scratch, "again.tar.gz"), source.dataDir);
    expect(said.code).toBe(1);
    for (const picture of pictures) expect(said.said).toContain(picture);
    const back = await cli("restore", file, join(scratch, "damaged-back"));
    expect(back.code).toBe(3);
    for (const picture of pictures) expect(back.said).toContain(picture);
    expect(await titleIn(join(scratch, "damaged-back"))).toBe("Damaged");
  });

  it("is refused with a reason where the database is damaged or missing", async () => {
    const { source } = await instance(join(scratch, "no-database"), "None");
    const path = join(source.dataDir, "cohue.db");
    const bytes = readFileSync(path);
    for (const beside of ["-wal", "-shm"]) rmSync(path + beside, { force: true });
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(100_000, 7)]));
    const file = join(scratch, "none.tar.gz");
    await expect(backupToFile(source, file, at)).rejects.toMatchObject({
      displayable: expect.stringMatching(/^The database (is damaged|cannot be copied)/),
    });
    rmSync(path);
    await expect(backupToFile(source, file, at)).rejects.toMatchObject({
      displayable: expect.stringContaining("there is no database"),
    });
    expect(existsSync(path)).toBe(false);
    expect(existsSync(file)).toBe(false);
  });

  it("to a file that another is being written to is refused, as is a second backup of one instance; the first is complete", async () => {
    const one = await instance(join(scratch, "one"), "One");
    const two = await instance(join(scratch, "two"), "Two");
    const file = join(scratch, "same.tar.gz");
    let goOn = () => {};
    const waits = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let first: Promise<unknown> = Promise.resolve();
    await new Promise<void>((reached) => {
      const get: typeof one.source.blobs.get = async (hash) => {
        reached();
        await waits;
        return one.source.blobs.get(hash);
      };
      first = backupToFile({ ...one.source, blobs: { ...one.source.blobs, get } }, file, at);
    });
    await expect(backupToFile(two.source, file, at)).rejects.toThrow("another backup is being written to");
    await expect(backupToFile(one.source, join(scratch, "other.tar.gz"), at)).rejects.toMatchObject({
      displayable: expect.stringContaining("A backup of this instance is being made already"),
    });
    goOn();
    await first;
    const { manifest } = await restoreBackup(file, join(scratch, "same-back"));
    expect(manifest.at).toBe(at.now);
    expect(await titleIn(join(scratch, "same-back"))).toBe("One");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const name of [`${file}.lock`, `${file}.partial`]) expect(existsSync(name)).toBe(false);
  });

  it("that was killed is no hindrance: the next one removes what it left", async () => {
    const { source } = await instance(join(scratch, "killed"), "Killed");
    const file = join(scratch, "killed.tar.gz");
    mkdirSync(join(source.dataDir, ".backup"));
    writeFileSync(join(source.dataDir, ".backup/cohue.db"), "half");
    for (const left of ["partial", "lock"]) writeFileSync(`${file}.${left}`, "");
    expect(await backupToFile(source, file, at)).toEqual([]);
    expect(existsSync(join(source.dataDir, ".backup"))).toBe(false);
    await restoreBackup(file, join(scratch, "killed-back"));
  });

  it("that is stopped leaves nothing behind, and the next one can be made", async () => {
    const { source } = await instance(join(scratch, "stopped"), "Stopped");
    const file = join(scratch, "stopped.tar.gz");
    const stopped = new AbortController();
    const blobs = {
      ...source.blobs,
      get: async () => {
        stopped.abort();
        return new Promise<never>((_, reject) => setImmediate(() => reject(new Error("stopped"))));
      },
    };
    await expect(
      backupToFile({ ...source, blobs }, file, { ...at, signal: stopped.signal }),
    ).rejects.toThrow();
    await expect.poll(() => existsSync(join(source.dataDir, ".backup"))).toBe(false);
    expect(existsSync(`${file}.partial`)).toBe(false);
    await (await lockBackups(source.dataDir))?.release();
    expect(await backupToFile(source, file, at)).toEqual([]);
  });
});

describe("a restore", () => {
  it("into the root of a file system works, and leaves the file system's own folders", async () => {
    const { source } = await instance(join(scratch, "mounted"), "Mounted");
    const file = join(scratch, "mounted.tar.gz");
    await backupToFile(source, file, at);
    const data = join(scratch, "mount");
    mkdirSync(join(data, "lost+found"), { recursive: true });
    const { ino } = statSync(data);
    await restoreBackup(file, data);
    expect(statSync(data).ino).toBe(ino);
    expect(readdirSync(data).sort()).toEqual(["blobs", "cohue.db", "lost+found", "secrets.json"]);
    expect(await titleIn(data)).toBe("Mounted");
  });

  it("that was killed at any step is started again by the next", async () => {
    const { source } = await instance(join(scratch, "half"), "Half");
    const file = join(scratch, "half.tar.gz");
    await backupToFile(source, file, at);
    const whole = join(scratch, "half-whole");
    await restoreBackup(file, whole);
    const names = readdirSync(whole).sort((a, b) => Number(a === "cohue.db") - Number(b === "cohue.db"));
    for (const moved of [0, 1, names.length]) {
      const data = join(scratch, `half-${moved}`);
      mkdirSync(join(data, ".restoring/files"), { recursive: true });
      writeFileSync(join(data, ".restoring/moving.json"), JSON.stringify(names));
      writeFileSync(join(data, ".restoring/lock"), "");
      for (const [i, name] of names.entries()) {
        mkdirSync(join(data, "from"), { recursive: true });
        writeFileSync(join(data, "from", name), "half");
        renameSync(join(data, "from", name), join(data, i < moved ? name : `.restoring/files/${name}`));
      }
      rmSync(join(data, "from"), { recursive: true });
      await restoreBackup(file, data);
      expect(readdirSync(data).sort()).toEqual([...names].sort());
      expect(await titleIn(data)).toBe("Half");
    }
  });

  it("beside another into the same folder is refused", async () => {
    const { source } = await instance(join(scratch, "twice"), "Twice");
    const file = join(scratch, "twice.tar.gz");
    await backupToFile(source, file, at);
    const data = join(scratch, "twice-back");
    mkdirSync(join(data, ".restoring"), { recursive: true });
    const lock = await lockFile(join(data, ".restoring/lock"));
    await expect(restoreBackup(file, data)).rejects.toThrow(/another restore into .* is running/);
    await lock?.release();
    await restoreBackup(file, data);
  });

  it("makes the folder private to its owner", async () => {
    const { source } = await instance(join(scratch, "closed"), "Closed");
    const file = join(scratch, "closed.tar.gz");
    await backupToFile(source, file, at);
    const data = join(scratch, "closed-back");
    mkdirSync(data);
    chmodSync(data, 0o755);
    await restoreBackup(file, data);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, "cohue.db")).mode & 0o777).toBe(0o600);
  });
});
