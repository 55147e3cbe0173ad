import { canonicalJson } from "@/core/canon/jcs";
import { BANDS } from "@/core/model/model-file";
import type { Recipe } from "@/core/recipe/recipe";
import { own } from "@/core/records/own";
import type { Register } from "./edit";

/** The registers whose values differ between two recipes, in one order everywhere. Cheap where they share structure. */
export function changedRegisters(a: Recipe, b: Recipe): Register[] {
  const changed: Register[] = [];
  for (const field of ["model", "seed", "truncation", "palette"] as const)
    if (!same(a[field], b[field])) changed.push(field);
  for (const band of BANDS) if (!same(a.styles[band], b.styles[band])) changed.push(`style/${band}`);
  for (const [control, x, y] of differing(a.contributions, b.contributions))
    for (const [member] of differing(x ?? {}, y ?? {})) changed.push(`contribution/${control}/${member}`);
  for (const [member] of differing(a.influence, b.influence)) changed.push(`influence/${member}`);
  for (const [id] of differing(by("id", a.blends), by("id", b.blends))) changed.push(`blend/${id}`);
  for (const [id] of differing(by("control", a.holds), by("control", b.holds))) changed.push(`hold/${id}`);
  for (const [id] of differing(by("id", a.keyframes), by("id", b.keyframes))) changed.push(`keyframe/${id}`);
  return changed;
}

type Keyed<V> = { readonly [key: string]: V };

/** Keys at which two records differ, sorted, with both values. */
function differing<V>(a: Keyed<V>, b: Keyed<V>): [key: string, x: V | undefined, y: V | undefined][] {
  if (a === b) return [];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return keys.flatMap((key) => {
    const [x, y] = [own(a, key), own(b, key)];
    return same(x, y) ? [] : [[key, x, y] as [string, V | undefined, V | undefined]];
  });
}

const same = (x: unknown, y: unknown): boolean =>
  x === y || (x !== undefined && y !== undefined && canonicalJson(x) === canonicalJson(y));

const by = <K extends string, V extends { [k in K]: string }>(key: K, items: readonly V[]): Keyed<V> =>
  Object.fromEntries(items.map((item) => [item[key], item]));
