/** Who came and went. */
import type { Say } from "@/app/_words/say";
export function comings(
  t: Say<"room">,
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
  me: string,
): string[] {
  const came = [...now]
    .filter(([actor]) => !before.has(actor) && actor !== me)
    .map(([, name]) => t("comings.nameCameIn", { name }));
  const left = [...before]
    .filter(([actor]) => !now.has(actor) && actor !== me)
    .map(([, name]) => t("comings.nameLeft", { name }));
  return [...came, ...left];
}
