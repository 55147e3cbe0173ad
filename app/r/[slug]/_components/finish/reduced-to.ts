/** Any file a browser can show, as side x side RGB in base64; its middle square, on white where it is transparent. Rejects with words for what is no picture. */
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
  const { data } = context.getImageData(0, 0, side, side);
  let bytes = "";
  for (let i = 0; i < data.length; i += 4)
    bytes += String.fromCharCode(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0);
  return btoa(bytes);
}
