import { writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import sharp from "sharp";

const WIDTH = 1000;
const FRAME_MS = 100;
/** What the page needs to show what was just done: the film runs at its own pace, however slow the machine. */
const SETTLES_MS = 120;
const MOST_BYTES = 2_000_000;
const QUALITIES = [72, 64, 56, 48, 40, 32, 24];

/** Pictures of a page, one for each tenth of a second of film, written as an animated WebP. */
export class Reel {
  readonly #frames: { pixels: Buffer; ms: number }[] = [];
  #height = 0;

  constructor(private readonly page: Page) {}

  async frame(ms = FRAME_MS): Promise<void> {
    await this.page.waitForTimeout(SETTLES_MS);
    const { data, info } = await sharp(await this.page.screenshot())
      .resize({ width: WIDTH })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    this.#height = info.height;
    this.#frames.push({ pixels: data, ms });
  }

  /** Stays for so many frames, in which the picture may still change. */
  async hold(frames: number): Promise<void> {
    for (let i = 0; i < frames; i++) await this.frame();
  }

  /** Writes it in the best quality that keeps it below 2 MB. */
  async write(path: string): Promise<void> {
    const joined = Buffer.concat(this.#frames.map(({ pixels }) => pixels));
    const height = this.#height * this.#frames.length;
    for (const quality of QUALITIES) {
      const film = await sharp(joined, {
        raw: { width: WIDTH, height, channels: 3, pageHeight: this.#height },
        limitInputPixels: false,
      })
        .webp({
          quality,
          effort: 6,
          loop: 0,
          delay: this.#frames.map(({ ms }) => ms),
          minSize: true,
          mixed: true,
        })
        .toBuffer();
      process.stdout.write(`${this.#frames.length} frames, quality ${quality}: ${film.length} bytes\n`);
      if (film.length > MOST_BYTES) continue;
      writeFileSync(path, film);
      return;
    }
    throw new Error("the film is too large at any quality");
  }
}
