import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { AppError } from "@/core/kernel/errors";
import type { ModelId } from "@/core/kernel/ids/ids";
import { parseFinishFile } from "@/core/picture/model/parse-finish";
import { parseModelFile } from "@/core/picture/model/parse-model";

const Nearness = z.object({
  quantiles: z.array(z.number()),
  made: z.array(z.number()),
  heldOut: z.array(z.number()),
  tooNear: z.number(),
  expected: z.number(),
  chance: z.number(),
});
const Against = z.object({
  slicedWasserstein: z.object({ made: z.number(), training: z.number() }),
  made: z.object({ precision: z.number(), recall: z.number() }),
  training: z.object({ precision: z.number(), recall: z.number() }),
});
/** What truncation does, at one psi. */
export const AtPsi = z.object({
  psi: z.number(),
  diversity: z.number(),
  lightness: z.number(),
  vividness: z.number(),
  hues: z.array(z.number()),
});
/** audit.json, as training/audit writes it: what is shown of it. */
export const Audit = z.object({
  features: z.string(),
  counts: z.object({ training: z.number(), heldOut: z.number(), made: z.number() }),
  overall: Against.nullable(),
  classes: z.record(z.string(), Against.nullable()).nullable(),
  recognised: z.object({ chance: z.number(), made: z.number(), heldOut: z.number().optional() }).nullable(),
  /** In features that no critic of the model's saw, between references; models from before that have none. */
  judged: z
    .object({
      features: z.string(),
      rows: z.array(
        z.object({
          what: z.string(),
          count: z.number(),
          frechet: z.number(),
          precision: z.number(),
          recall: z.number(),
        }),
      ),
    })
    .optional(),
  truncation: z.array(AtPsi),
  memorisation: z.object({ features: Nearness, pixels: Nearness }).nullable(),
  shares: z.object({
    classes: z.array(z.looseObject({ class: z.string(), images: z.number(), works: z.number() })),
    artists: z.array(z.looseObject({ artist: z.string() })),
  }),
});
export type Audit = z.infer<typeof Audit>;

const Snapshots = z.object({
  columns: z.number(),
  rows: z.number(),
  classes: z.array(z.string()),
  snapshots: z.array(
    z.object({
      image: z.string(),
      resolution: z.number(),
      kimg: z.number(),
      totalKimg: z.number(),
      score: z.number(),
    }),
  ),
});
export type Snapshots = z.infer<typeof Snapshots>;

/** A training image as the data sheet names it. */
export type DataRow = {
  class: string;
  artist: string;
  title: string;
  date: string;
  licence: string;
  basis: string;
  source: string;
  split: string;
};
const PAGE = 100;

/** A model's card, and what only trained models have: audit and snapshots. The folder was checked when it was opened. */
export async function readModel(modelsDir: string, id: ModelId) {
  const folder = join(modelsDir, id);
  const [card, audit, snapshots, rows] = await Promise.all([
    readFile(join(folder, "card.md"), "utf8").catch(() => ""),
    json(join(folder, "audit.json"), Audit),
    json(join(folder, "snapshots", "index.json"), Snapshots),
    readRows(folder),
  ]);
  return { card, audit, snapshots, images: rows.length };
}

/** A page of the data sheet: every image the model was trained on or measured by. */
export async function readData(modelsDir: string, id: ModelId, page: number, search = "") {
  const wanted = search.trim().toLowerCase();
  const rows = (await readRows(join(modelsDir, id))).filter(
    (row) => !wanted || `${row.artist} ${row.title} ${row.class}`.toLowerCase().includes(wanted),
  );
  return {
    rows: rows.slice((page - 1) * PAGE, page * PAGE),
    page,
    pages: Math.max(1, Math.ceil(rows.length / PAGE)),
    total: rows.length,
  };
}

/** The images a model was trained on, in the order of its neighbours.bin. */
export const readTrainingRows = async (modelsDir: string, id: ModelId): Promise<DataRow[]> =>
  (await readRows(join(modelsDir, id))).filter(({ split }) => split === "training");

/** A snapshot's picture. Only what the folder's own index names is read. */
export async function readSnapshot(modelsDir: string, id: ModelId, n: number): Promise<Uint8Array> {
  const index = await json(join(modelsDir, id, "snapshots", "index.json"), Snapshots);
  const entry = index?.snapshots[n];
  if (!entry || !/^snapshots\/\d{2}\.jpg$/.test(entry.image)) throw new AppError("not_found");
  return readFile(join(modelsDir, id, entry.image));
}

/** What a finish paints: its golden pictures, as its maker painted them. Only what finish.json names is read. */
export async function readPainted(modelsDir: string, id: ModelId, n: number): Promise<Uint8Array> {
  const { file } = parseFinishFile(await readFile(join(modelsDir, id, "finish.json"), "utf8"));
  const golden = file.goldens[n];
  if (!golden) throw new AppError("not_found");
  return readFile(join(modelsDir, id, golden.painted));
}

/** A finish's card and how many golden pictures came with it. */
export async function readFinish(modelsDir: string, id: ModelId) {
  const { file } = parseFinishFile(await readFile(join(modelsDir, id, "finish.json"), "utf8"));
  const card = await readFile(join(modelsDir, id, "card.md"), "utf8").catch(() => "");
  return { card, samples: file.goldens.length };
}

/** A golden picture: what the model draws, as its maker drew it. Only what model.json names is read. */
export async function readSample(modelsDir: string, id: ModelId, n: number): Promise<Uint8Array> {
  const { file } = parseModelFile(await readFile(join(modelsDir, id, "model.json"), "utf8"));
  const golden = file.goldens[n];
  if (!golden) throw new AppError("not_found");
  return readFile(join(modelsDir, id, golden.image));
}

async function readRows(folder: string): Promise<DataRow[]> {
  const text = await readFile(join(folder, "data.csv"), "utf8").catch(() => null);
  if (text === null) return [];
  const rows = parse(text, { columns: true, skip_empty_lines: true, relax_column_count: true }) as Record<
    string,
    string
  >[];
  return rows.map((row) => ({
    class: row.class ?? row.style ?? "",
    artist: row.artist ?? "",
    title: row.title ?? "",
    date: row.date ?? "",
    licence: row.licence ?? "",
    basis: row.basis ?? "",
    source: row.source ?? "",
    split: row.split ?? "",
  }));
}

async function json<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await readFile(path, "utf8").catch(() => null);
  return text === null ? null : schema.parse(JSON.parse(text));
}
