import { canonicalJson } from "@/core/kernel/canon/jcs";
import { own } from "@/core/kernel/records/own";
import { BANDS } from "@/core/picture/model/bands";
import { type Finish, PAINTS } from "@/core/picture/recipe/finish";
import type { Recipe } from "@/core/picture/recipe/recipe";
import type { Register } from "./edit";

/** The registers whose values differ between two recipes, in one order everywhere. Cheap where they share structure. */
export function changedRegisters(a: Recipe, b: Recipe): Register[] {
  const changed: Register[] = [];
  for (const field of ["model", "seed", "truncation", "ratio", "palette"] as const)
    if (!same(a[field], b[field])) changed.push(field);
  for (const band of BANDS) if (!same(a.styles[band], b.styles[band])) changed.push(`style/${band}`);
  for (const [control, x, y] of differing(a.contributions, b.contributions))
    for (const [member] of differing(x ?? {}, y ?? {})) changed.push(`contribution/${control}/${member}`);
  for (const [member] of differing(a.influence, b.influence)) changed.push(`influence/${member}`);
  for (const [id] of differing(by("id", a.blends), by("id", b.blends))) changed.push(`blend/${id}`);
  for (const [id] of differing(by("control", a.holds), by("control", b.holds))) changed.push(`hold/${id}`);
  for (const [id] of differing(by("id", a.keyframes), by("id", b.keyframes))) changed.push(`keyframe/${id}`);
  if (a.finish !== b.finish) changed.push(...changedInFinish(a.finish ?? {}, b.finish ?? {}));
  return changed;
}

function changedInFinish(a: Finish, b: Finish): Register[] {
  const changed: Register[] = same(a.room, b.room) ? [] : ["finish"];
  for (const [hand, x, y] of differing(a.hands ?? {}, b.hands ?? {}))
    for (const [member] of differing(x ?? {}, y ?? {})) changed.push(`hand/${hand}/${member}`);
  for (const paint of PAINTS)
    for (const [member] of differing(a[paint] ?? {}, b[paint] ?? {}))
      changed.push(`paint/${paint}/${member}`);
  for (const [hand] of differing(a.own ?? {}, b.own ?? {})) changed.push(`own-hand/${hand}`);
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
