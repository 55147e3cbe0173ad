import { type Verdict, verdictOf, wordsOf } from "./verdict";

/** Every check there is, in the order they are shown. */
const CHECKS = {
  file: "The file can be read as an image",
  credentials: "Content Credentials",
  record: "The record's signature",
  listed: "The file's hash in the signed list",
  pixels: "The picture, rendered again from its recipe",
  export: "This file, made again with its watermark",
  log: "The room's log: chain and Merkle root",
  watermark: "The watermark",
  fingerprint: "Looking it up by how it looks",
  standing: "Consent and moderation",
} as const;
export type CheckId = keyof typeof CHECKS;

export type Check = {
  id: CheckId;
  label: string;
  state: "pass" | "fail" | "unavailable";
  /** One sentence: what was found, or what is missing. */
  why: string;
};

export type Report = {
  verdict: Verdict;
  /** The verdict in words. */
  words: string;
  /** True where it is verified: nothing failed, and a signed record vouches for it. */
  ok: boolean;
  checks: Check[];
  /** The work the file is, or looks like. */
  work: { id: string; title: string | null; version: number | null } | null;
};

/** Collects what the checks find. */
export class Findings {
  readonly #checks = new Map<CheckId, Check>();
  #names = false;
  #trusts = false;

  note(id: CheckId, state: Check["state"], why: string): void {
    this.#checks.set(id, { id, label: CHECKS[id], state, why });
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
    const checks = (Object.keys(CHECKS) as CheckId[]).map(
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
    };
  }
}
