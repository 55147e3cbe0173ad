/**
 * Whether what npm says it installed (node_modules/.package-lock.json) is what package-lock.json asks for.
 * Optional packages may be missing (they are for other platforms), none may differ.
 * @param {{ packages?: Record<string, Locked> }} lock package-lock.json
 * @param {{ packages?: Record<string, Locked> }} installed npm's own record; npm writes it when an install has ended
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} Locked
 */
export function isInstalled(lock, installed) {
  const have = installed.packages ?? {};
  for (const [path, wanted] of Object.entries(lock.packages ?? {})) {
    if (path === "") continue;
    const found = have[path];
    if (!found && !wanted.optional && !wanted.devOptional) return false;
    if (found && (found.version !== wanted.version || found.integrity !== wanted.integrity)) return false;
  }
  return Object.keys(have).every((path) => lock.packages?.[path]);
}
