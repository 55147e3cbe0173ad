import { inLanguage } from "@/core/kernel/said/in-language";
import type { Language } from "@/core/kernel/said/languages";
import type { BulkOutcome } from "@/server/domain/moderation/desk/bulk";

/** What came of many decisions, in the language of who made them: why some were left alone is said by the server. */
export const outcomeIn = (language: Language = "en", outcome: BulkOutcome): BulkOutcome => ({
  ...outcome,
  refused: outcome.refused.map((one) => ({ ...one, words: inLanguage(one.words, language) })),
});
