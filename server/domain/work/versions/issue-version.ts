import { hashOf, sha256Hex } from "@/core/kernel/canon/hash";
import { canonicalJson } from "@/core/kernel/canon/jcs";
import type { WorkId } from "@/core/kernel/ids/ids";
import { folded } from "@/core/kernel/names/fold";
import { hexOf, type Oklab, ownPalette } from "@/core/picture/palette";
import { type Still, stillOf } from "@/core/picture/recipe/recipe";
import { pictureShape } from "@/core/picture/render/drawn-sizes";
import { drawnRatio, type Shape } from "@/core/picture/render/shape";
import type { Player } from "@/core/work/credit/subset";
import { replaySubset } from "@/core/work/credit/subset";
import type { Licence } from "@/core/work/record/licences";
import {
  type Consent,
  type Contributor,
  recordBytes,
  recordHash,
  WorkRecord,
} from "@/core/work/record/record";
import type { HasDatabase, Tx } from "@/prisma/client";
import { peopleOf } from "@/server/domain/identity/actors";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { Citing, Drawing, Screened } from "@/server/domain/work/deps";
import { samePerson } from "../credit/same-person";
import { type FileDeps, type MadeFile, makeFile } from "../files/make-file";
import type { Studio } from "../files/render-pixels";
import { readLineage } from "../lineage/read-lineage";
import { asWork, asWorkFile, asWorkVersion } from "../row";
import { tellSuperseded } from "./tell-versions";
import { fileFingerprints, ownFingerprints } from "./version-fingerprints";

/** What issuing a version uses. */
export type IssueDeps = FileDeps &
  Pick<RoomDeps, "database" | "now"> &
  Screened &
  Pick<Citing, "version"> &
  Pick<Drawing, "enlargerOf">;

type Credit = { exact: boolean; renders: number; visible: boolean };

/** Files every version has from the start: what its page and the wall show. Others are made when asked for. */
export const SHOWN = [
  { size: 1024, format: "jpeg" },
  { size: 512, format: "webp" },
] as const;

type Issue = {
  work: WorkId;
  credit?: Credit;
  why: string | null;
  /** A later moment of its room, where the version is of another picture. */
  to?: { seq: number; moment: string };
};

/**
 * Issues a work's next version from its logs and what its contributors say now: renders it, writes and signs its record, makes
 * its files, and supersedes the version before, whose files are gone from then on.
 */
export async function issueVersion(
  deps: IssueDeps,
  studio: Studio,
  { work: id, credit, why, to }: Issue,
): Promise<void> {
  const { db } = deps.database;
  const work = asWork(await db.work.findUnique({ where: { id }, include: { credits: true, parents: true } }));
  if (!work || work.status === "removed") return;
  const before = asWorkVersion(
    await db.workVersion.findFirst({ where: { work: id }, orderBy: { version: "desc" } }),
  );
  const previous = before && WorkRecord.parse(JSON.parse(before.record));

  const { lineage, logs } = await readLineage(db, work.room, to?.seq ?? work.seq);
  const same = await samePerson(db, lineage);
  const withdrawn = work.credits.filter((c) => c.consent === "withdrawn").map((c) => c.player);
  const recipe = stillOf(replaySubset(lineage, (player) => !withdrawn.includes(same(player))));
  const sizes = deps.sizesOf(recipe.model.id);
  const { native } = sizes;
  const shape = pictureShape(recipe, sizes, native);
  const pixels = await studio.pixels(recipe, native);
  const record = WorkRecord.parse({
    v: 1,
    kind: "cohue-record",
    work: id,
    version: work.version + 1,
    title: work.title,
    pixels: { hash: sha256Hex(pixels), size: native },
    enlarger: deps.enlargerOf(recipe.model.id) ?? undefined,
    recipe,
    recipeHash: hashOf(recipe),
    model: recipe.model,
    logs,
    without: withdrawn,
    parents: work.parents.map(({ parent, record, kind }) => ({ work: parent, record, kind })),
    contributors: await contributorsOf(deps, work.credits),
    credit: credit ?? previous?.credit ?? { exact: false, renders: 0, visible: true },
    licence: work.licence as Licence,
    doNotTrain: work.doNotTrain,
    software: { name: "cohue", version: deps.version },
    at: deps.now(),
    supersedes: before?.recordHash ?? null,
  });
  const hash = recordHash(record);
  const signed = { keyId: deps.signer.keyId, signature: deps.signer.sign(recordBytes(record)) };
  const files: MadeFile[] = [];
  for (const shown of SHOWN) files.push(await makeFile(deps, studio, { record, hash, ...shown }));
  const facets = { ...(await facetsOf(recipe, pixels, shape)), ratio: drawnRatio(recipe, sizes) };
  const fingerprints = await ownFingerprints(deps, pixels, shape);
  for (const file of files) fingerprints.push(...(await fileFingerprints(deps, file)));
  const text = folded(
    [work.title, work.description, work.tags, ...record.contributors.map((c) => c.name ?? "")].join(" "),
  );
  const gone = await db.$transaction(async (tx) => {
    await tx.work.update({ where: { id }, data: { updatedAt: new Date() } });
    await tx.workVersion.create({
      data: {
        work: id,
        version: record.version,
        recipe: canonicalJson(recipe),
        recipeHash: record.recipeHash,
        modelHash: record.model.hash,
        pixelsHash: record.pixels.hash,
        nativeSize: native,
        record: canonicalJson(record),
        recordHash: hash,
        ...signed,
      },
    });
    for (const file of files)
      await tx.workFile.create({ data: { work: id, version: record.version, ...file } });
    const old = { work: id, version: { lt: record.version } };
    await tx.workVersion.updateMany({
      where: { ...old, supersededAt: null },
      data: { supersededAt: new Date(), why },
    });
    const stale = asWorkFile(await tx.workFile.findMany({ where: old, select: { blob: true } }));
    await tx.workFile.deleteMany({ where: old });
    await tx.fingerprint.deleteMany({ where: { work: id } });
    await tx.fingerprint.createMany({
      data: fingerprints.map((fingerprint) => ({ work: id, ...fingerprint })),
    });
    // If somebody withdrew while this version was made, another is made, and nothing is shown until then.
    const isStale = await tookBackSince(tx, id, work.credits);
    const published =
      work.status === "preparing" && !isStale
        ? { status: "published", publishedAt: work.publishedAt ?? new Date(), reason: null }
        : {};
    await tx.work.update({
      where: { id },
      data: { version: record.version, text, ...facets, ...published, ...to },
    });
    await deps.screen.hold(
      tx,
      id,
      fingerprints.map(({ hash }) => hash),
    );
    return stale.map(({ blob }) => blob);
  });
  if (before && before.pixelsHash !== record.pixels.hash) await tellSuperseded(db, id, why);
  for (const blob of gone) if (!files.some((file) => file.blob === blob)) await deps.blobs.delete(blob);
}

/** Whether somebody withdrew, or took their name back, since these credits were read. */
async function tookBackSince(
  tx: Tx,
  work: WorkId,
  credits: readonly { player: string; consent: string }[],
): Promise<boolean> {
  const now = await tx.workCredit.findMany({ where: { work }, select: { player: true, consent: true } });
  return now.some(({ player, consent }) => {
    const was = credits.find((credit) => credit.player === player)?.consent;
    return (consent === "withdrawn" || was === "accepted") && consent !== was;
  });
}

/** Contributors as the record names them: with a name where they accepted, with a declared share where all who are named agreed. */
async function contributorsOf(
  { database: { db } }: HasDatabase,
  credits: readonly {
    player: Player;
    influence: number;
    error: number;
    edits: number;
    consent: string;
    declared: number | null;
    agreed: boolean;
  }[],
): Promise<Contributor[]> {
  const people = await peopleOf(
    db,
    credits.map((c) => c.player),
  );
  const titles = new Map(
    (
      await db.work.findMany({
        where: {
          id: { in: credits.filter((c) => c.player.startsWith("work:")).map((c) => c.player.slice(5)) },
        },
        select: { id: true, title: true },
      })
    ).map((w) => [`work:${w.id}`, w.title]),
  );
  const named = credits.filter((c) => c.consent === "accepted" && !c.player.startsWith("work:"));
  const split = named.length > 0 && named.every((c) => c.agreed && c.declared !== null);
  return credits
    .map((c) => ({
      player: c.player,
      name: c.consent === "accepted" ? (titles.get(c.player) ?? people.get(c.player)?.name ?? null) : null,
      influence: Math.round(c.influence * 1e4) / 1e4,
      error: Math.round(c.error * 1e4) / 1e4,
      declared: split && named.includes(c) ? c.declared : null,
      consent: c.consent as Consent,
      edits: c.edits,
    }))
    .sort((a, b) => b.influence - a.influence || (a.player < b.player ? -1 : 1));
}

/** What the gallery finds a work by: its colours and its classes. */
async function facetsOf(recipe: Still, pixels: Uint8Array, { width, height }: Shape) {
  const colours = ownPalette(pixels, width, height, 6, recipe.seed);
  const chroma = ([, a, b]: Oklab) => Math.hypot(a, b);
  const [strongest] = [...colours].sort((p, q) => chroma(q) - chroma(p));
  const degrees = strongest ? (Math.atan2(strongest[2], strongest[1]) * 180) / Math.PI : 0;
  const weights: Record<string, number> = {};
  for (const mix of Object.values(recipe.styles))
    for (const [name, weight] of Object.entries(mix)) weights[name] = (weights[name] ?? 0) + weight;
  const classes = Object.entries(weights)
    .filter(([, weight]) => weight > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([name]) => name);
  return {
    colours: colours.map(hexOf).join(" "),
    hue: strongest && chroma(strongest) > 0.04 ? Math.round((degrees + 360) % 360) % 360 : -1,
    classes: classes.join(" "),
  };
}
