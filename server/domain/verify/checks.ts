import type { Places } from "./compare-places";
import type { ReasonKey, ReasonValues } from "./reasons";

/** Every check there is, in the order they are shown. */
export const CHECKS = {
  file: "The file can be read as an image",
  altered: "Compared with the work, place by place",
  credentials: "Content Credentials",
  record: "The record's signature",
  listed: "The file's hash in the signed list",
  pixels: "The picture, rendered again from its recipe",
  export: "This file, made again with its watermark",
  log: "The room's log: chain and Merkle root",
  watermark: "The watermark",
  fingerprint: "Looking it up by how it looks",
  publication: "Consent and moderation",
} as const;
export type CheckId = keyof typeof CHECKS;

export type Check = {
  id: CheckId;
  label: string;
  state: "pass" | "fail" | "unavailable";
  /** One sentence: what was found, or what is missing. */
  why: string;
  /** The same for other languages: which sentence, and what stands in it. Null where it is said in English alone. */
  reason: ReasonKey | null;
  values: ReasonValues;
};

/** `unvouched`: nothing failed, and nothing shows that this is what a signed record says. */
export type Verdict = "failed" | "verified" | "unvouched";

export type Report = {
  verdict: Verdict;
  /** The verdict in words. */
  words: string;
  /** True where it is verified: nothing failed, and a signed record vouches for it. */
  ok: boolean;
  checks: Check[];
  /** The work the file is, or looks like. */
  work: { id: string; title: string | null; version: number | null } | null;
  /** Where the picture was altered; null where it was not, or nothing can tell. */
  altered: Places | null;
};
