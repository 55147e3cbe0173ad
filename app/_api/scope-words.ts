import type { Say } from "@/app/_words/say";
import type { Scope } from "@/core/api/scopes";

/** What a key may do, in a few words, and in a sentence. */
export const scopeLabel = (t: Say<"terms">, scope: Scope): string => t(`scopes.${scope}`);
export const scopeWords = (t: Say<"terms">, scope: Scope): string => t(`scopeWords.${scope}`);
