import { idsOf } from "@/core/kernel/ids/branded";
import { CHECKS, type Check, type CheckId, type Report } from "./checks";
import type { Places } from "./compare-places";
import { REASONS, type Reason } from "./reasons";
import { verdictOf, wordsOf } from "./verdict";

/** Collects what the checks find. */
export class Findings {
  readonly #checks = new Map<CheckId, Check>();
  #names = false;
  #trusts = false;
  #altered: Places | null = null;

  note(id: CheckId, state: Check["state"], { why, key, values }: Reason): void {
    this.#checks.set(id, { id, label: CHECKS[id], state, why, reason: key, values });
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
        this.#checks.get(id) ?? {
          ...{ id, label: CHECKS[id], state: "unavailable", reason: "notReached", values: {} },
          why: REASONS.notReached,
        },
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
