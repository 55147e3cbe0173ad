import { idsOf } from "@/core/kernel/ids/branded";
import { CHECKS, type Check, type CheckId, type Report } from "./checks";
import type { Places } from "./compare-places";
import { verdictOf, wordsOf } from "./verdict";

/** Collects what the checks find. */
export class Findings {
  readonly #checks = new Map<CheckId, Check>();
  #names = false;
  #trusts = false;
  #altered: Places | null = null;

  note(id: CheckId, state: Check["state"], why: string): void {
    this.#checks.set(id, { id, label: CHECKS[id], state, why });
  }

  stateOf(id: CheckId): Check["state"] | undefined {
    return this.#checks.get(id)?.state;
  }

  /** The picture was changed in these places. */
  marks(places: Places): void {
    this.#altered = places;
  }

  /** The file's Content Credentials name a record. */
  namesRecord(): void {
    this.#names = true;
  }

  /** The record's key came with the record, and was looked up nowhere else. */
  trustsRecord(): void {
    this.#trusts = true;
  }

  report(work: Report["work"]): Report {
    const checks = idsOf(CHECKS).map(
      (id): Check =>
        this.#checks.get(id) ?? { id, label: CHECKS[id], state: "unavailable", why: "It was not reached." },
    );
    const verdict = verdictOf({ checks });
    return {
      verdict,
      words: wordsOf({ checks, work, names: this.#names, trusts: this.#trusts }),
      ok: verdict === "verified",
      checks,
      work,
      altered: this.#altered,
    };
  }
}
