import { getPriority, setPriority } from "node:os";

const LEAST = 19;

/**
 * Makes this process less urgent than its parent by so many steps of niceness: what people wait for in the moment comes first. Steps, not a
 * niceness: root may lower its own, and a child of a nice server would come before it.
 */
export function standBack(steps: number): void {
  try {
    setPriority(Math.min(LEAST, getPriority() + steps));
  } catch {
    // Not allowed to: then it competes as an equal.
  }
}
