import type { Say } from "@/app/_words/say";
import type { ControlId } from "@/core/kernel/ids/ids";
import type { MatchProgress } from "@/core/picture/render/match";
import { MATCH_SIZE } from "@/core/picture/render/match-size";
import { PAPER } from "@/core/picture/render/paper";
import { jsonLines } from "./json-lines";
import { middleSquare } from "./middle-square";

export type Target = { kind: "picture"; rgb: string } | { kind: "palette"; colours: readonly string[] };

/** Any file a browser can show, as 64 x 64 RGB in base64. Rejects with an AppError that says `noPicture` for what is none. */
export async function reduced(file: Blob, noPicture: string): Promise<Target> {
  const context = await middleSquare(file, { side: MATCH_SIZE, ground: PAPER, noPicture });
  const { data } = context.getImageData(0, 0, MATCH_SIZE, MATCH_SIZE);
  let bytes = "";
  for (let i = 0; i < data.length; i += 4)
    bytes += String.fromCharCode(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0);
  return { kind: "picture", rgb: btoa(bytes) };
}

/** Asks for a match and hands on every step. Rejects with an AppError; aborting ends it there. */
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
