import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Say } from "@/app/_words/say";

const appealsIn = (t: Say<"moderation">) => t("linkedWords.canAppealAppeals");

/** What the server says to somebody, with the way to an appeal as a link. */
export function LinkedWords({ words }: { words: string }) {
  const t = useTranslations("moderation");

  if (!words.includes(appealsIn(t))) return words;
  return (
    <>
      {words.replace(appealsIn(t), "")}
      <Link href="/appeals" className="touch text-ink underline underline-offset-4">
        {t("linkedWords.readDecisionAppeal")}
      </Link>
    </>
  );
}
