import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { root } from "../../scripts/lib/root.mjs";

const WIDTH = 1000;
const FRAME_MS = 100;
/** The film runs at its own pace: a slow machine draws what a quick one does, and takes longer over it. */
const PATIENCE_MS = 2_500;
const MOST_BYTES = 2_000_000;
const QUALITIES = [88, 80, 70, 60, 48, 36];
const folder = join(root, "test-results/film");

/** Pictures of a page, one for each tenth of a second of film, written as an animated WebP. */
export class Reel {
  readonly #frames: string[] = [];

  constructor(private readonly page: Page) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  async frame(): Promise<void> {
    await this.page.waitForTimeout(60);
    await this.page
      .waitForFunction(
        () => document.querySelector<HTMLElement>("[data-testid=picture]")?.dataset.picture === "settled",
        undefined,
        { timeout: PATIENCE_MS },
      )
      .catch(() => {});
    const path = join(folder, `${String(this.#frames.length).padStart(3, "0")}.png`);
    await this.page.screenshot({ path });
    this.#frames.push(path);
  }

  /** Stays for so many frames, in which the picture may still change. */
  async hold(frames: number): Promise<void> {
    for (let i = 0; i < frames; i++) await this.frame();
  }

  write(path: string): Promise<void> {
    return splice(this.#frames, path);
  }
}

/** Joins pictures of one size to an animated WebP, in the best quality that keeps it below 2 MB. */
export async function splice(frames: readonly string[], path: string): Promise<void> {
  const small = await Promise.all(
    frames.map((frame) =>
      sharp(frame).resize({ width: WIDTH }).removeAlpha().raw().toBuffer({ resolveWithObject: true }),
    ),
  );
  const pageHeight = small[0]?.info.height ?? 0;
  const pixels = Buffer.concat(small.map(({ data }) => data));
  for (const quality of QUALITIES) {
    const raw = { width: WIDTH, height: pageHeight * frames.length, channels: 3, pageHeight } as const;
    const film = await sharp(pixels, { raw, limitInputPixels: false })
      .webp({ quality, effort: 4, loop: 0, delay: frames.map(() => FRAME_MS) })
      .toBuffer();
    process.stdout.write(`${frames.length} frames in quality ${quality}: ${film.length} bytes\n`);
    if (film.length > MOST_BYTES) continue;
    writeFileSync(path, film);
    return;
  }
  throw new Error("the film is too large in any quality");
}
