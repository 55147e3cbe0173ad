import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Still } from "@/core/picture/recipe/recipe";
import type { Enlarger } from "@/core/picture/render/enlarger";
import { RoomEvent } from "@/core/room/log/event";
import { readSigned, recordHash, type SignedRecord } from "@/core/work/record/record";
import type { Report } from "@/server/domain/verify/checks";
import type { Sources } from "@/server/domain/verify/sources";
import { verifyFile } from "@/server/domain/verify/verify-file";
import { openStudio } from "@/server/domain/work/files/render-pixels";
import { createLogger } from "@/server/infra/log/logger";
import { markerHere } from "@/server/infra/marks/marker";
import { reading } from "@/server/infra/marks/marks";
import { type LoadedModel, openModels } from "@/server/infra/models";
import { createRenderPool, type RenderPool } from "@/server/infra/render";

const exitOf = ({ verdict, checks }: Report): number => {
  if (verdict === "failed") return 1;
  const isWhole = checks.some(({ id, state }) => id === "credentials" && state === "pass");
  return verdict === "verified" || isWhole ? 0 : 3;
};
const MARKS = { pass: "pass", fail: "FAIL", unavailable: "n/a " } as const;

/** Where words go; a process has both. */
export type Said = Record<"stdout" | "stderr", { write: (text: string) => unknown }>;

/** What draws with the models of a folder. */
type OpenRender = (modelsDir: string) => Promise<RenderPool>;
const ownWorker: OpenRender = async (modelsDir) =>
  createRenderPool({ workers: 1, modelsDir, engine: "onnx-cpu", logger: createLogger("silent") });

/** Does what `npm run verify` is told, and answers its exit code: see `verify.ts`. */
export async function verify(args: string[], said: Said, openRender = ownWorker): Promise<number> {
  const { stdout, stderr } = said;
  try {
    return await verifyAsTold(args, { stdout, stderr, openRender });
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : error}\n`);
    return 2;
  }
}

async function verifyAsTold(
  args: string[],
  { stdout, stderr, openRender }: Said & { openRender: OpenRender },
): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      record: { type: "string" },
      log: { type: "string" },
      keys: { type: "string" },
      models: { type: "string", default: "models" },
      json: { type: "boolean", default: false },
    },
  });
  const [file] = positionals;
  if ((!file && !values.record) || positionals.length > 1) {
    stderr.write(
      "usage: npm run verify -- FILE [--record R.json] [--log L.json] [--keys K.json] [--models DIR] [--json]\n",
    );
    return 2;
  }
  const given = values.record ? readSigned(readJson(values.record)) : null;
  if (values.record && !given) throw new Error(`${values.record} is no record of Cohue.`);
  const record = given === "damaged" ? null : given;
  const known = values.keys
    ? (readJson(values.keys) as { keys: SignedRecord["keys"]; contentCredentials?: { root?: string } })
    : null;
  const sources = await offline({ record, known, log: values.log, models: values.models, openRender });
  try {
    const report = await verifyFile(file ? new Uint8Array(readFileSync(file)) : null, given, sources);
    stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : inWords(report));
    return exitOf(report);
  } finally {
    await sources.close();
  }
}

type Given = {
  record: SignedRecord | null;
  known: { keys: SignedRecord["keys"]; contentCredentials?: { root?: string } } | null;
  log: string | undefined;
  models: string;
  openRender: OpenRender;
};

/** What there is without an instance: the record, its log if it was given, and the model folders. */
async function offline({
  record,
  known,
  log,
  models,
  openRender,
}: Given): Promise<Sources & { close: () => Promise<void> }> {
  const opened = await openModels(models);
  const shapes: ReadonlyMap<string, Pick<LoadedModel, "file">> = opened.models;
  // A worker takes seconds to start, and what names no record is never drawn.
  let pool: Promise<RenderPool> | null = null;
  return {
    keys: known?.keys ?? null,
    root: known?.contentCredentials?.root ?? null,
    marks: { ...markerHere(), ...reading },
    sizesOf: async (model) => shapes.get(model)?.file.sizes ?? null,
    record: async ({ work, version = record?.record.version, hash }) => {
      const isIt = work === record?.record.work && version === record?.record.version;
      return record && (hash === recordHash(record.record) || isIt) ? record : null;
    },
    logs: async () =>
      log ? (readJson(log) as unknown[][]).map((events) => events.map((e) => RoomEvent.parse(e))) : null,
    render: async (still: Still, size: number, enlarger?: Enlarger) => {
      if (opened.models.get(still.model.id)?.info.hash !== still.model.hash) return null;
      pool ??= openRender(resolve(models));
      const render = await pool;
      await render.ready();
      const studio = openStudio({ render }, "verify");
      return studio
        .pixels(still, size, enlarger)
        .catch(() => null)
        .finally(() => studio.close());
    },
    looksLike: async () => null,
    publication: async () => null,
    close: async () => (await pool)?.close(),
  };
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

/** That a picture was altered is said before everything else. */
const inWords = ({ words, checks, work, altered }: Report): string =>
  [
    ...(altered ? [words, ""] : []),
    ...(work ? [`${work.title ?? work.id}${work.version ? `, version ${work.version}` : ""}`] : []),
    ...checks.map(({ state, label, why }) => `${MARKS[state]}  ${label}\n      ${why}`),
    words,
    "",
  ].join("\n");
