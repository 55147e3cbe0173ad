import { AppError } from "@/core/kernel/errors";
import type { ActorId, WorkId } from "@/core/kernel/ids/ids";
import { ANONYMOUS } from "@/core/kernel/names/guest";
import { SQUARE } from "@/core/picture/recipe/ratio";
import { LICENCES, type Licence } from "@/core/work/record/licences";
import { SignedRecord, WorkRecord } from "@/core/work/record/record";
import type { Db, HasDatabase } from "@/prisma/client";
import { readHistory } from "@/server/domain/room/queries/read-history";
import type { Citing, Sealing } from "@/server/domain/work/deps";
import { type OfferRow, offerOf, splitOf } from "./credit/read-offer";
import { sourceTypeOf } from "./files/make-file";
import { labelsOf } from "./files/read-labels";
import { ancestryOf } from "./lineage/read-ancestry";
import { requireShown } from "./require-shown";
import { asWorkCredit, asWorkVersion } from "./row";
import { tombstoneOf, whyWithdrawn, withdrawnError } from "./versions/withdrawn-version";

/** Everything a work's page shows. `gone` with its reason where it is not shown any more. */
export async function readWork(
  deps: HasDatabase & Pick<Citing, "sourceTypeOf">,
  id: WorkId,
  viewer: readonly ActorId[],
) {
  const { db } = deps.database;
  const work = await requireShown(db, id);
  const version = asWorkVersion(
    await db.workVersion.findUniqueOrThrow({
      where: { work_version: { work: id, version: work.version } },
    }),
  );
  const record = WorkRecord.parse(JSON.parse(version.record));
  const credits = asWorkCredit(await db.workCredit.findMany({ where: { work: id } }));
  const [versions, ancestry, applauded] = await Promise.all([
    db.workVersion.findMany({
      where: { work: id },
      select: { version: true, createdAt: true, why: true, supersededAt: true, record: true },
      orderBy: { version: "asc" },
    }),
    ancestryOf(db, id),
    db.workApplause.count({ where: { work: id, actor: { in: [...viewer] } } }),
  ]);
  const room = await db.room.findUnique({
    where: { id: work.room },
    select: { slug: true, title: true, visibility: true },
  });
  const consents = new Map<string, string>(credits.map((c) => [c.player, c.consent]));
  // A name that was taken back is gone at once, before the new record is made.
  const labels = (await labelsOf(db, record, new Map(credits.map((c) => [c.player, c.without])))).map(
    (label) => {
      const isNamed = label.through !== null || (consents.get(label.player) ?? "accepted") === "accepted";
      return isNamed ? label : { ...label, name: null };
    },
  );
  return {
    id,
    title: work.title,
    description: work.description,
    tags: work.tags.split(" ").filter(Boolean),
    licence: { id: work.licence as Licence, ...LICENCES[work.licence as Licence] },
    doNotTrain: work.doNotTrain,
    publishedAt: work.publishedAt?.getTime() ?? 0,
    version: work.version,
    versions: await Promise.all(
      versions.map(async ({ record: kept, ...v }) => ({
        ...v,
        createdAt: v.createdAt.getTime(),
        supersededAt: v.supersededAt?.getTime() ?? null,
        /** Why its record is no longer shown. */
        withdrawn: await whyWithdrawn(db, WorkRecord.parse(JSON.parse(kept)), credits),
      })),
    ),
    model: record.model,
    sourceType: sourceTypeOf(deps, record),
    recipe: record.recipe,
    recordHash: version.recordHash,
    pixels: record.pixels,
    ratio: work.ratio ?? SQUARE,
    colours: work.colours.split(" ").filter(Boolean),
    classes: work.classes.split(" ").filter(Boolean),
    credit: record.credit,
    labels,
    split: labels.some((l) => l.declared !== null),
    ancestry,
    room: room && room.visibility === "public" ? { slug: room.slug, title: room.title, seq: work.seq } : null,
    applause: work.applause,
    applauded: applauded > 0,
    mine: await mineOf(db, { ...work, credits }, viewer),
    /** The label that moderators gave it. */
    warning: work.moderation === "labelled" ? work.label : null,
    isPublisher: viewer.includes(work.publisher),
  };
}

async function mineOf(
  db: Db,
  work: Omit<OfferRow, "credits"> & {
    credits: readonly (OfferRow["credits"][number] & { agreed: boolean })[];
  },
  viewer: readonly ActorId[],
) {
  const mine = work.credits.find((c) => viewer.some((actor) => actor === c.player));
  if (!mine) return null;
  const { player, consent, agreed } = mine;
  /** `offer` names all that is shown here to be agreed to. */
  return { player, consent, agreed, split: await splitOf(db, work), offer: await offerOf(db, work) };
}

/**
 * A work's signed record, with the list of its files and the instance's keys: all that checking it offline needs. `gone`, with a
 * tombstone, where somebody has withdrawn what it holds of them since, or has erased themselves: it is kept, so that what came
 * after it still adds up, and shown to nobody.
 */
export async function readRecord(
  deps: HasDatabase & Pick<Sealing, "signer">,
  id: WorkId,
  wanted?: number,
): Promise<SignedRecord> {
  const { db } = deps.database;
  const signed = await readKeptRecord(deps, id, wanted);
  const { version } = signed.record;
  const work = await db.work.findUniqueOrThrow({
    where: { id },
    include: { credits: true, versions: { where: { version } } },
  });
  const why = await whyWithdrawn(db, signed.record, work.credits);
  const [row] = work.versions;
  if (why && row) throw withdrawnError(tombstoneOf(row, why, work.version));
  return signed;
}

/** The same without checking whether somebody withdrew, for verification. */
export async function readKeptRecord(
  deps: HasDatabase & Pick<Sealing, "signer">,
  id: WorkId,
  wanted?: number,
): Promise<SignedRecord> {
  const { db } = deps.database;
  const work = await db.work.findUnique({ where: { id } });
  if (!work || work.version === 0) throw new AppError("not_found");
  const row = await db.workVersion.findUnique({
    where: { work_version: { work: id, version: wanted ?? work.version } },
    include: { files: true },
  });
  if (!row) throw new AppError("not_found");
  return SignedRecord.parse({
    record: JSON.parse(row.record),
    keyId: row.keyId,
    signature: row.signature,
    files: row.files.map(({ size, format, blob, keyId, signature }) => ({
      size,
      format,
      hash: blob,
      keyId,
      signature,
    })),
    keys: deps.signer.keys,
  });
}

const FILM = 120;

/**
 * How a work came about: its room's settled pictures up to the published moment, oldest first, thinned to what one looks at. Those
 * whom its label does not name are not named here either.
 */
export async function readFilm(deps: HasDatabase, id: WorkId) {
  const { db } = deps.database;
  const work = await requireShown(db, id);
  const room = await db.room.findUnique({ where: { id: work.room } });
  // Only members see the earlier pictures of a room that is not open to all.
  if (room?.visibility !== "public" || room.passwordHash || room.closedAt) return [];
  const credits = asWorkCredit(await db.workCredit.findMany({ where: { work: id, consent: "accepted" } }));
  const named = new Set(credits.map(({ player }) => player));
  const { frames } = await readHistory(deps, null, work.room, work.seq + 1, (actor, name) =>
    named.has(actor) ? name : ANONYMOUS,
  );
  return frames.slice(0, FILM).reverse();
}
