import Link from "next/link";
import { useTranslations } from "next-intl";

/** The sentence in which the server names the way, in whatever language: its last. */
const APPEALS = /[^.]*\s\/appeals\b[^.]*\.$/;

/** What the server says to somebody, with the way to an appeal as a link. */
export function LinkedWords({ words }: { words: string }) {
  const t = useTranslations("moderation");
  if (!APPEALS.test(words)) return words;
  return (
    <>
      {words.replace(APPEALS, " ")}
      <Link href="/appeals" className="touch text-ink underline underline-offset-4">
        {t("linkedWords.readDecisionAppeal")}
      </Link>
    </>
  );
}
