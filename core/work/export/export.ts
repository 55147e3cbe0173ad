import * as z from "zod/mini";
import { RoomId } from "@/core/kernel/ids/ids";

/** Kinds of files that a room's history can be exported as. */
const EXPORT_KINDS = ["sheet", "timelapse", "loop", "keyframes"] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];
export const EXPORT_FORMATS = {
  sheet: ["png", "jpeg"],
  timelapse: ["webp", "webm", "mp4"],
  loop: ["webp", "webm", "mp4"],
  keyframes: ["webp", "webm", "mp4"],
} as const satisfies Record<ExportKind, readonly string[]>;
export type ExportFormat = (typeof EXPORT_FORMATS)[ExportKind][number];
export const EXPORT_MIME: Record<ExportFormat, string> = {
  png: "image/png",
  jpeg: "image/jpeg",
  webp: "image/webp",
  webm: "video/webm",
  mp4: "video/mp4",
};

export const FRAMES_PER_SECOND = 15;
export const EXPORT_LIMITS = {
  /** Pixels per side of a frame. */
  sizes: [256, 512, 1024],
  /** Of a loop or a time-lapse. */
  seconds: { least: 2, most: 16 },
  /** Moments that a loop goes through. */
  moments: { least: 2, most: 24 },
  /** Pictures on a contact sheet. */
  cells: 144,
  /** Exports one person may have waiting or running. */
  atOnce: 2,
  /** For how long a file is kept. */
  hours: 24,
} as const;

const moving = {
  room: RoomId,
  format: z.enum(EXPORT_FORMATS.loop),
  size: z.union(EXPORT_LIMITS.sizes.map((size) => z.literal(size))),
  seconds: z.int().check(z.minimum(EXPORT_LIMITS.seconds.least), z.maximum(EXPORT_LIMITS.seconds.most)),
};
export const ExportRequest = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("sheet"), room: RoomId, format: z.enum(EXPORT_FORMATS.sheet) }),
  z.object({ kind: z.literal("timelapse"), ...moving }),
  z.object({
    kind: z.literal("loop"),
    ...moving,
    /** Events of the room's log whose pictures it goes through, in this order, and back to the first. */
    moments: z
      .array(z.int().check(z.minimum(0)))
      .check(z.minLength(EXPORT_LIMITS.moments.least), z.maxLength(EXPORT_LIMITS.moments.most)),
  }),
  z.object({
    kind: z.literal("keyframes"),
    ...moving,
    /** The event of the room's log after which its keyframes are taken. */
    seq: z.int().check(z.minimum(0)),
  }),
]);
export type ExportRequest = z.infer<typeof ExportRequest>;

/** Pixels per side of a frame. */
export type FrameSize = (typeof EXPORT_LIMITS.sizes)[number];

export const framesOf = ({ seconds }: { seconds: number }): number => seconds * FRAMES_PER_SECOND;
