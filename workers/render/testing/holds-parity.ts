import { expect } from "vitest";
import { SAME_DB } from "../self-check";
import type { Likeness } from "./parity";

/** Prints how alike an engine's pictures are, and expects them to be the same. */
export function holds(engine: string, found: readonly Likeness[]): void {
  for (const { id, db, styles } of found) {
    process.stdout.write(
      `${id}: ${engine} beside onnx-cpu ${db.toFixed(1)} dB, styles ${styles.toFixed(5)}\n`,
    );
    expect(db, id).toBeGreaterThanOrEqual(SAME_DB);
    expect(styles, `${id}: styles`).toBeGreaterThan(0.999);
  }
}
