/** A decoded picture, in pixels. Whoever has drawn it closes it. */
export type Decoded = { image: ImageBitmap | VideoFrame; width: number; height: number };

/**
 * Decodes a JPEG away from the main thread. A browser's own decoder reads the bytes where they are; a blob goes to another process
 * and back first, which takes two to three times as long. Rejects where the bytes are no picture.
 */
export async function decodeJpeg(jpeg: Uint8Array): Promise<Decoded> {
  const data = new Uint8Array(jpeg);
  if (typeof ImageDecoder === "undefined") {
    const image = await createImageBitmap(new Blob([data], { type: "image/jpeg" }));
    return { image, width: image.width, height: image.height };
  }
  const decoder = new ImageDecoder({ data, type: "image/jpeg" });
  try {
    const { image } = await decoder.decode();
    return { image, width: image.displayWidth, height: image.displayHeight };
  } finally {
    decoder.close();
  }
}
