import sharp from "sharp";
import "./loaders";
import { perceptualHash } from "./perceptual-hash";

/** Pixels per side at which pictures are looked at: enough for a hash, little to turn. */
const SIDE = 64;

/** A picture's 64-bit perceptual hash in eight orientations, upright first: hexadecimal, 16 digits each. */
export async function fingerprints(rgb: Uint8Array, width: number, height = width): Promise<string[]> {
  const small = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize(SIDE, SIDE, { fit: "fill" })
    .raw()
    .toBuffer();
  const raw = { raw: { width: SIDE, height: SIDE, channels: 3 as const } };
  const mirror = await sharp(small, raw).flop().raw().toBuffer();
  const turned = async (angle: number, mirrored: boolean): Promise<string> => {
    const upright = mirrored ? mirror : small;
    const bits = await perceptualHash(
      angle === 0 ? upright : await sharp(upright, raw).rotate(angle).raw().toBuffer(),
      SIDE,
    );
    return BigInt(`0b${bits}`).toString(16).padStart(16, "0");
  };
  const orientations = [0, 90, 180, 270].flatMap((angle) => [
    [angle, false] as const,
    [angle, true] as const,
  ]);
  return Promise.all(orientations.map(([angle, mirrored]) => turned(angle, mirrored)));
}
