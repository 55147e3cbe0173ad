import { getLocale, getTranslations } from "next-intl/server";
import { codeWords } from "@/app/_api/words";
import type { AppError } from "@/core/kernel/errors";
import { inLanguage } from "@/core/kernel/said/in-language";

/** What the server says of a single case, in the language of the page: for what a server component reads from it. */
export const saidHere = async (words: string): Promise<string> => inLanguage(words, await getLocale());

/** What to tell a visitor of an error that a server component caught. */
export async function faultHere({ code, displayable }: AppError): Promise<string> {
  return saidHere(codeWords(await getTranslations("errors"), code, displayable));
}
