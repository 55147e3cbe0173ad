import type { Area } from "./areas";

/** What client components of every page may say. */
export const EVERYWHERE: readonly Area[] = ["frame", "keys", "errors"];
