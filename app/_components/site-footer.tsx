import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LanguageChoice } from "@/app/_words/language-choice";
import { Mark } from "./mark";

export function SiteFooter() {
  const t = useTranslations("frame.footer");
  return (
    <footer className="sticky top-[100dvh] mt-24 w-full border-line border-t text-soft">
      <div className="mx-auto grid w-full max-w-[1520px] gap-y-5 px-5 py-8 sm:px-10">
        <p className="flex items-center gap-3">
          <Mark className="size-5 shrink-0" />
          {t("motto")}
        </p>
        <div className="flex flex-wrap justify-between gap-x-10 gap-y-5">
          <nav aria-label={t("label")} className="flex flex-wrap gap-x-5 gap-y-2">
            <Link href="/rooms" className="touch underline-offset-4 hover:underline">
              {t("rooms")}
            </Link>
            <Link href="/gallery" className="touch underline-offset-4 hover:underline">
              {t("gallery")}
            </Link>
            <Link href="/exhibitions" className="touch underline-offset-4 hover:underline">
              {t("exhibitions")}
            </Link>
            <Link href="/collections" className="touch underline-offset-4 hover:underline">
              {t("collections")}
            </Link>
            <Link href="/models" className="touch underline-offset-4 hover:underline">
              {t("models")}
            </Link>
            <Link href="/verify" className="touch underline-offset-4 hover:underline">
              {t("verify")}
            </Link>
            <Link href="/rules" className="touch underline-offset-4 hover:underline">
              {t("rules")}
            </Link>
            <Link href="/log" className="touch underline-offset-4 hover:underline">
              {t("log")}
            </Link>
            <Link href="/transparency" className="touch underline-offset-4 hover:underline">
              {t("transparency")}
            </Link>
            <Link href="/api-docs" className="touch underline-offset-4 hover:underline">
              {t("api")}
            </Link>
            <Link href="/account" className="touch underline-offset-4 hover:underline">
              {t("account")}
            </Link>
          </nav>
          <LanguageChoice now={useLocale()} label={t("language")} />
        </div>
      </div>
    </footer>
  );
}
