import { middleSquare } from "../panels/middle-square";

/** JPEG's, high enough that strokes stay strokes. */
const QUALITY = 0.92;

/** Any file a browser can show, as a JPEG of side x side in base64. Rejects with an AppError that says `noPicture` for what is none. */
export async function reducedTo(file: Blob, side: number, noPicture: string): Promise<string> {
  const { canvas } = await middleSquare(file, { side, ground: "#ffffff", noPicture });
  const jpeg = await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
  const bytes = new Uint8Array(await jpeg.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
