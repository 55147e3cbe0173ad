import { Download } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { minePage } from "../_components/mine-page";
import { Leave } from "./_components/leave";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("me");
  return { title: t("dataPage.myData") };
}

/** What is kept about somebody: to take along, to correct, to erase. */
export default function MyData() {
  const t = useTranslations("me");
  return minePage("data", async (_api, me) => (
    <div className="flex max-w-prose flex-col gap-12">
      <section aria-labelledby="take">
        <h1 id="take" className="mt-8 font-semibold text-3xl tracking-[-0.02em]">
          {t("dataPage.myData")}
        </h1>
        <p className="mt-2 text-soft">{t("dataPage.everythingHereAboutOne")}</p>
        {/* No Link: the archive is made when it is asked for, and must not be fetched ahead. */}
        <a
          href="/api/me/archive.zip"
          download
          className="mt-5 inline-flex h-11 items-center gap-2 rounded-md border border-edge px-4 font-medium hover:bg-sunk"
        >
          <Download aria-hidden />
          {t("dataPage.takeEverythingAlong")}
        </a>
      </section>
      <section aria-labelledby="correct">
        <h2 id="correct" className="font-semibold text-xl">
          {t("dataPage.correctHideSomething")}
        </h2>
        <ul className="mt-3 flex list-disc flex-col gap-2 ps-5 text-soft">
          <li>
            {t("dataPage.yourNameInYour")} <Inner href="/account">{t("dataPage.account")}</Inner>.
          </li>
          <li>
            {t("dataPage.nameWorkPartUnder")} <Inner href="/me/credits">{t("dataPage.credits")}</Inner>.
          </li>
          <li>
            {t("dataPage.workPublishedPage")} <Inner href="/me/works">{t("dataPage.works")}</Inner>.
          </li>
          <li>
            {t("dataPage.whatPutTogetherUnder")}{" "}
            <Inner href="/me/collections">{t("dataPage.collections")}</Inner>.
          </li>
        </ul>
      </section>
      <Leave isGuest={me.user?.isGuest ?? true} />
    </div>
  ));
}

const Inner = ({ href, children }: { href: string; children: string }) => (
  <Link href={href} className="touch text-ink underline underline-offset-4">
    {children}
  </Link>
);
