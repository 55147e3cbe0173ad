import type { Decision } from "./events";

/** A decision against spam that takes nothing, but for what is said otherwise. */
export const decisionOf = (some: Partial<Decision> = {}): Decision => ({
  content: "none",
  person: "none",
  until: null,
  strike: false,
  rule: "spam",
  facts: "The same words in every room.",
  label: null,
  blockFingerprint: false,
  ...some,
});
