/** Who came and went. */
export function comings(
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
  me: string,
): string[] {
  const came = [...now]
    .filter(([actor]) => !before.has(actor) && actor !== me)
    .map(([, name]) => `${name} came in.`);
  const left = [...before]
    .filter(([actor]) => !now.has(actor) && actor !== me)
    .map(([, name]) => `${name} left.`);
  return [...came, ...left];
}
