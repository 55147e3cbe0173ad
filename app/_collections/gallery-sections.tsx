import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Say } from "@/app/_words/say";

const sectionsIn = (t: Say<"collections">) =>
  [
    ["/gallery", t("gallerySections.works")],
    ["/exhibitions", t("gallerySections.exhibitions")],
    ["/collections", t("gallerySections.collections")],
  ] as const;

/** The three ways through the gallery. */
export function GallerySections({ at }: { at: ReturnType<typeof sectionsIn>[number][0] }) {
  const t = useTranslations("collections");
  return (
    <nav aria-label={t("gallerySections.gallery")} className="flex gap-5 border-line border-b">
      {sectionsIn(t).map(([href, label]) => (
        <Link
          key={href}
          href={href}
          aria-current={href === at ? "page" : undefined}
          className="-mb-px inline-flex h-12 items-center border-transparent border-b-2 font-medium text-soft hover:text-ink aria-[current]:border-ink aria-[current]:text-ink"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
