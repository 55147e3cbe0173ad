import type { Say } from "@/app/_words/say";
import type { ControlId } from "@/core/kernel/ids/ids";
import type { MatchProgress } from "@/core/picture/render/match";
import { MATCH_SIZE } from "@/core/picture/render/match-size";
import { PAPER } from "@/core/picture/render/paper";
import { jsonLines } from "./json-lines";

export type Target = { kind: "picture"; rgb: string } | { kind: "palette"; colours: readonly string[] };

/** Any file a browser can show, as 64 x 64 RGB in base64; its middle square, on paper where it is transparent. Rejects with words for what is no picture. */
export async function reduced(file: Blob): Promise<Target> {
  const image = await createImageBitmap(file).catch(() => {
    throw new Error("This file is no picture that this browser can show.");
  });
  const side = Math.min(image.width, image.height);
  const canvas = new OffscreenCanvas(MATCH_SIZE, MATCH_SIZE);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser cannot read pictures.");
  context.imageSmoothingQuality = "high";
  context.fillStyle = PAPER;
  context.fillRect(0, 0, MATCH_SIZE, MATCH_SIZE);
  const [left, top] = [(image.width - side) / 2, (image.height - side) / 2];
  context.drawImage(image, left, top, side, side, 0, 0, MATCH_SIZE, MATCH_SIZE);
  image.close();
  const { data } = context.getImageData(0, 0, MATCH_SIZE, MATCH_SIZE);
  let bytes = "";
  for (let i = 0; i < data.length; i += 4)
    bytes += String.fromCharCode(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0);
  return { kind: "picture", rgb: btoa(bytes) };
}

/** Asks for a match and hands on every step. Rejects with the server's words; aborting ends it there. */
export async function match(
  t: Say<"room">,
  room: string,
  body: { target: Target; controls: readonly ControlId[] },
  { signal, onStep }: { signal: AbortSignal; onStep: (step: MatchProgress) => void },
): Promise<void> {
  await jsonLines<MatchProgress>(`/api/match/${room}`, body, {
    signal,
    onLine: onStep,
    otherwise: t("matchStream.couldNotMatchedTry"),
  });
}
