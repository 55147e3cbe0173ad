/**
 * A record's own member. Ids that came over the wire may spell `constructor` or `__proto__`, which every object seems
 * to have.
 */
export const own = <V>(record: { readonly [key: string]: V }, key: string): V | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** The record without `key`. */
export function without<R extends { readonly [key: string]: unknown }>(record: R, key: string): R {
  const { [key]: _gone, ...rest } = record;
  return rest as unknown as R;
}
