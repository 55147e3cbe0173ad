import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { squareOf } from "@/core/picture/render/shape";
import { EXPORT_MIME, ExportRequest } from "@/core/work/export/export";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { Citing, Sealing } from "@/server/domain/work/deps";
import type { JobContext } from "@/server/infra/jobs/jobs";
import { xmpOf } from "@/server/infra/marks/xmp";
import { type AnimateDeps, animate } from "./animate";
import { contactSheet } from "./contact-sheet";
import type { Labelled } from "./labelled";
import { asRoomExport } from "./row";

const ExportData = z.object({ export: z.string().regex(/^[0-9a-f]{16}$/) });

/** The job of an export: makes the file, marks it and keeps it. May run twice; stops when it is cancelled. */
export async function runExport(
  deps: AnimateDeps & Pick<RoomDeps, "blobs" | "now"> & Citing,
  data: unknown,
  context: JobContext,
): Promise<void> {
  const { export: id } = ExportData.parse(data);
  const { db } = deps.database;
  const row = asRoomExport(await db.roomExport.findUnique({ where: { id } }));
  if (!row || row.readyAt || row.expiresAt.getTime() <= deps.now()) return;
  const wanted = ExportRequest.parse(JSON.parse(row.data));
  const room = await db.room.findUnique({ where: { id: row.room } });
  if (!room || room.closedAt) throw new AppError("room_closed");
  const sourceType = deps.sourceTypeOf(room.modelId);
  const url = `${deps.origin}/r/${room.slug}`;
  const labelled: Labelled = {
    id,
    title: row.title,
    url,
    software: `cohue/${deps.version}`,
    // Nobody is named: who worked in the room has not been asked how to appear.
    xmp: xmpOf({
      title: row.title,
      creators: [],
      rights: "Made together in a room of Cohue. Rights are its makers'.",
      licenceUrl: url,
      recordUrl: url,
      digitalSourceType: sourceType,
      doNotTrain: true,
    }),
  };
  const { actor } = row;
  const made =
    wanted.kind === "sheet"
      ? await sheet(deps, { wanted, actor, labelled, context })
      : await film(deps, { wanted, actor, labelled, context });
  context.signal.throwIfAborted();
  const mime = EXPORT_MIME[wanted.format];
  const credentials = {
    title: row.title,
    software: labelled.software,
    recordHash: null,
    recordUrl: url,
    sourceType,
    doNotTrain: true,
    parents: [],
  };
  const bytes = mime.startsWith("image/") ? await deps.marks.sign(made, mime, credentials) : made;
  const blob = await deps.blobs.put(bytes);
  await db.roomExport.updateMany({
    where: { id, readyAt: null },
    data: { blob, bytes: bytes.length, readyAt: new Date(deps.now()) },
  });
}

type Making<W> = { wanted: W; actor: ActorId; labelled: Labelled; context: JobContext };

/** Written to a folder for what is not finished, which is gone afterwards. */
async function film(
  deps: AnimateDeps,
  making: Making<Exclude<ExportRequest, { kind: "sheet" }>>,
): Promise<Uint8Array> {
  const scratch = await mkdtemp(join(making.context.scratch ?? tmpdir(), "cohue-export-"));
  try {
    return new Uint8Array(await readFile(await animate(deps, { ...making, scratch })));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function sheet(
  deps: Pick<RoomDeps, "database" | "blobs"> & Pick<Sealing, "marks">,
  { wanted, actor, labelled, context }: Making<Extract<ExportRequest, { kind: "sheet" }>>,
): Promise<Uint8Array> {
  const { rgb, size } = await contactSheet(deps, { room: wanted.room, actor, signal: context.signal });
  context.progress(0.5);
  const marked = await deps.marks.embed(rgb, squareOf(size), BigInt(`0x${labelled.id}`));
  return deps.marks.encode({ rgb: marked, shape: squareOf(size), format: wanted.format, xmp: labelled.xmp });
}
