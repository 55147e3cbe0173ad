import type { Code } from "@/core/kernel/errors";
import type { MatchJob, MatchProgress, MatchResult } from "@/core/picture/render/match";

/** To the process that matches. Every job is ended or failed, once. */
export type ToMatcher = { type: "start"; job: MatchJob } | { type: "cancel"; id: string };

export type FromMatcher =
  | { type: "progress"; id: string; progress: MatchProgress }
  | { type: "ended"; id: string; result: MatchResult }
  | { type: "failed"; id: string; code: Code; why: string };
