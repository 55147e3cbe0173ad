import { type Code, wordsFor } from "@/core/kernel/errors";
import { inLanguages } from "@/core/kernel/said/in-language";
import type { ClosedMessage } from "@/core/room/protocol/messages";

/** That a connection ends, and why: to everyone whom it concerns at once, so in every language that has words of its own for it. */
export function closedMessage(code: Code, words: string = wordsFor(code)): ClosedMessage {
  const translated = inLanguages(words);
  return { code, words, ...(Object.keys(translated).length > 0 && { translated }) };
}
