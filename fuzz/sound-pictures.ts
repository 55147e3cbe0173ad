import sharp from "sharp";
import { xmpOf } from "@/server/infra/marks/xmp";

export const LABELS = {
  title: "Night garden",
  creators: ["Hana", "Otto"],
  rights: "Anyone may use it who names its makers.",
  licenceUrl: "https://creativecommons.org/licenses/by/4.0/",
  recordUrl: "https://cohue.example/works/0123456789abcdef/record",
  digitalSourceType: "algorithmicMedia",
  doNotTrain: true,
};
const SIDE = 24;

/** Small pictures of every kind that is taken, with all the metadata that they carry. */
export async function soundPictures(): Promise<Uint8Array[]> {
  const rgba = Uint8Array.from({ length: SIDE * SIDE * 4 }, (_, i) => (i * 37) % 256);
  const base = () =>
    sharp(rgba, { raw: { width: SIDE, height: SIDE, channels: 4 } })
      .withXmp(xmpOf(LABELS))
      .withIccProfile("p3")
      .withExif({ IFD0: { Copyright: "Somebody", ImageDescription: "x".repeat(200) } });
  const opaque = () => base().flatten({ background: "#fff" });
  const strip = sharp(rgba, {
    raw: { width: SIDE, height: SIDE, channels: 4, pageHeight: SIDE / 2 },
  } as never);
  return Promise.all([
    base().png().toBuffer(),
    opaque().greyscale().png({ palette: true, colours: 2 }).toBuffer(),
    opaque().jpeg().toBuffer(),
    opaque().jpeg({ progressive: true }).withMetadata({ orientation: 6 }).toBuffer(),
    opaque().toColourspace("cmyk").jpeg().toBuffer(),
    base().webp().toBuffer(),
    base().webp({ lossless: true, effort: 0 }).toBuffer(),
    base().avif({ effort: 0 }).toBuffer(),
    base().gif().toBuffer(),
    base().tiff({ compression: "lzw" }).toBuffer(),
    opaque().toColourspace("rgb16").tiff({ compression: "deflate", tile: true, pyramid: true }).toBuffer(),
    strip
      .clone()
      .gif({ delay: [20, 20] })
      .toBuffer(),
    strip
      .clone()
      .webp({ delay: [20, 20] })
      .toBuffer(),
  ]);
}
