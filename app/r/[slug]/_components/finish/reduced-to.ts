/** JPEG's, high enough that strokes stay strokes. */
const QUALITY = 0.92;

/**
 * Any file a browser can show, as a JPEG of side x side in base64: its middle square, on white where it is transparent. Rejects
 * with words for what is no picture.
 */
export async function reducedTo(file: Blob, side: number): Promise<string> {
  const image = await createImageBitmap(file).catch(() => {
    throw new Error("This file is no picture that this browser can show.");
  });
  const square = Math.min(image.width, image.height);
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser cannot read pictures.");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = "high";
  const [left, top] = [(image.width - square) / 2, (image.height - square) / 2];
  context.drawImage(image, left, top, square, square, 0, 0, side, side);
  image.close();
  const jpeg = await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
  const bytes = new Uint8Array(await jpeg.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
