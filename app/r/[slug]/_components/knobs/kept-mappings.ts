import { type Mapping, readMappings } from "@/core/kernel/knobs/mapping";

const KEY = "cohue.knobs";

/** What this browser's knobs have learnt. Where it keeps nothing, they learn anew. */
export function keptMappings(): Mapping[] {
  try {
    return readMappings(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

export function keepMappings(mappings: readonly Mapping[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(mappings));
  } catch {
    // Private windows of some browsers: kept until the page goes.
  }
}
