/** An address's parameters, as Next gives them. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** What the wall shows: each parameter once. */
export type GalleryQuery = Record<string, string>;

export function readQuery(params: SearchParams): GalleryQuery {
  const entries = Object.entries(params).flatMap(([key, value]) => {
    const one = Array.isArray(value) ? value[0] : value;
    return one ? [[key, one] as const] : [];
  });
  return Object.fromEntries(entries);
}
