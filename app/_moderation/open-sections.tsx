import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Say } from "@/app/_words/say";

const sectionsIn = (t: Say<"moderation">) =>
  [
    ["/rules", t("openSections.rules")],
    ["/log", t("openSections.log")],
    ["/transparency", t("openSections.transparency")],
  ] as const;

/** The pages that say in the open how this place is kept. */
export const OpenSections = ({ at }: { at: ReturnType<typeof sectionsIn>[number][0] }) => {
  const t = useTranslations("moderation");
  return (
    <nav aria-label={t("openSections.rulesAndModeration")} className="flex gap-5 border-line border-b">
      {sectionsIn(t).map(([path, label]) => (
        <Link
          key={path}
          href={path}
          aria-current={path === at ? "page" : undefined}
          className="-mb-px inline-flex h-12 shrink-0 items-center border-transparent border-b-2 font-medium text-soft hover:text-ink aria-[current]:border-ink aria-[current]:text-ink"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
};
