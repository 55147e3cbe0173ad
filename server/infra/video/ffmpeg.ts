import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile } from "node:fs/promises";
import { promisify } from "node:util";

import type { Shape } from "@/core/picture/render/shape";

/** Names H.264 encoders have in ffmpeg builds, the best first. */
const ENCODERS = ["libx264", "libopenh264"] as const;
type Encoder = (typeof ENCODERS)[number];

let found: Promise<Encoder | null> | null = null;

/** The H.264 encoder of the machine's ffmpeg; null where there is none: MP4 is not offered then. Looked for once. */
export function h264(): Promise<Encoder | null> {
  found ??= promisify(execFile)("ffmpeg", ["-hide_banner", "-encoders"], { timeout: 10_000 }).then(
    ({ stdout }) => ENCODERS.find((name) => stdout.includes(` ${name} `)) ?? null,
    () => null,
  );
  return found;
}

type Sink = {
  write: (rgb: Uint8Array) => Promise<void>;
  /** The file is whole afterwards. Rejects with what ffmpeg said where it failed. */
  end: () => Promise<void>;
  /** Ends ffmpeg. Safe after `end`. */
  dispose: () => Promise<void>;
};

/** Writes an MP4 that browsers begin to play before they have all of it. `path` is absolute and ends with .mp4. */
export function mp4Sink(
  path: string,
  encoder: Encoder,
  { shape, fps, title, comment }: { shape: Shape; fps: number; title: string; comment: string },
): Sink {
  const source = [
    "-f",
    "rawvideo",
    "-pix_fmt",
    "rgb24",
    "-s",
    `${shape.width}x${shape.height}`,
    "-r",
    String(fps),
    "-i",
    "-",
  ];
  const quality = encoder === "libx264" ? ["-crf", "18", "-preset", "medium"] : ["-b:v", "4M"];
  // Half of the colours each way: an odd side loses its last row.
  const even = ["-vf", "crop=trunc(iw/2)*2:trunc(ih/2)*2:0:0"];
  const picture = [...even, "-c:v", encoder, ...quality, "-pix_fmt", "yuv420p", "-movflags", "+faststart"];
  const labels = ["-metadata", `title=${title}`, "-metadata", `comment=${comment}`];
  const child = spawn("ffmpeg", ["-v", "error", "-y", ...source, ...picture, ...labels, `file:${path}`], {
    stdio: ["pipe", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text: Buffer) => {
    said = (said + text.toString()).slice(-2000);
  });
  // What it says when it ends early is in `said`; a broken pipe says no more.
  child.stdin.on("error", () => {});
  const ended = new Promise<number | null>((resolve) => {
    child.on("error", () => resolve(null));
    child.on("close", resolve);
  });
  return {
    async write(rgb) {
      if (child.exitCode !== null) throw new Error(`ffmpeg ended: ${said}`);
      if (!child.stdin.write(rgb)) await Promise.race([once(child.stdin, "drain"), ended]);
    },
    async end() {
      child.stdin.end();
      const code = await ended;
      if (code !== 0) throw new Error(`ffmpeg ended with ${code}: ${said}`);
    },
    async dispose() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

const XMP_BOX = Buffer.from("be7acfcb97a942e89c71999491e3afac", "hex");

/** Adds an XMP packet to an MP4, in a box of its own at the end (XMP specification, part 3, section 1.2.7). */
export async function addXmpBox(path: string, xmp: string): Promise<void> {
  const packet = Buffer.from(xmp, "utf8");
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + XMP_BOX.length + packet.length);
  head.write("uuid", 4, "latin1");
  await appendFile(path, Buffer.concat([head, XMP_BOX, packet]));
}
