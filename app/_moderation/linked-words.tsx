import Link from "next/link";
import { useTranslations } from "next-intl";

/** As the server writes it, whatever language the page is in. */
const APPEALS = "You can appeal at /appeals.";

/** What the server says to somebody, with the way to an appeal as a link. */
export function LinkedWords({ words }: { words: string }) {
  const t = useTranslations("moderation");
  if (!words.includes(APPEALS)) return words;
  return (
    <>
      {words.replace(APPEALS, "")}
      <Link href="/appeals" className="touch text-ink underline underline-offset-4">
        {t("linkedWords.readDecisionAppeal")}
      </Link>
    </>
  );
}
