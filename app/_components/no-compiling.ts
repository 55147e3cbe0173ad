/**
 * Tells zod, before it is there, not to compile code. It would try whether it may; the page's policy forbids it, and browsers report
 * each try. `z.config` says the same, but would bring zod to every page.
 */
export function forbidCompiling(world: object): void {
  Object.assign(world, { __zod_globalConfig: { jitless: true } });
}
