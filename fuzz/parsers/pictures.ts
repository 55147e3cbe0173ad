import { AppError } from "@/core/kernel/errors";
import { fingerprints } from "@/server/infra/marks/fingerprint";
import { decodeUpload } from "@/server/infra/marks/safe-image";
import { damaged } from "../arbitraries/bytes";
import { parser } from "../parser";
import { soundPictures } from "../sound-pictures";

/** Pictures with their metadata: refused with words, or pixels as many as they are said to be, and no more than were asked for. */
export const pictures = parser("pictures", 150, async () => ({
  inputs: damaged(await soundPictures()),
  check: async (input) => {
    const image = await decodeUpload(input, { side: 256, alpha: true }).catch((error: unknown) => {
      if (!(error instanceof AppError) || !["malformed", "too_large"].includes(error.code)) throw error;
      if (!/^[A-Z].*\.$/.test(error.displayable)) throw new Error(`no sentence: ${error.displayable}`);
      return null;
    });
    if (!image) return;
    const { rgb, alpha, width, height, original } = image;
    if (rgb.length !== width * height * 3) throw new Error(`${rgb.length} bytes for ${width} x ${height}`);
    if (alpha && alpha.length !== width * height) throw new Error(`${alpha.length} of ${width} x ${height}`);
    if (Math.max(width, height) > 256 || Math.min(width, height, original.width, original.height) < 1)
      throw new Error(`${width} x ${height} of ${original.width} x ${original.height}`);
    if ((await fingerprints(rgb, width, height)).some((hash) => !/^[0-9a-f]{16}$/.test(hash)))
      throw new Error("a fingerprint that is none");
  },
}));
