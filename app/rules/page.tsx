import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { OpenSections } from "@/app/_moderation/open-sections";
import { ruleText, ruleTitle } from "@/app/_moderation/rule-words";
import { RULE_IDS } from "@/core/moderation/rules";
import { callerFor } from "@/server/trpc/caller";
import { HowItIsKept } from "./_components/how-it-is-kept";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("rules");
  return {
    title: t("page.rules"),
    description: t("page.whatNotAcceptedHere"),
  };
}

/** What reports name and decisions cite. */
export default async function Rules() {
  const tTerms = await getTranslations("terms");
  const t = await getTranslations("rules");
  const me = await (await callerFor(await headers())).me.get();
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-[1100px] px-5 pt-6 sm:px-10">
        <OpenSections at="/rules" />
        <h1 className="mt-8 font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">{t("page.rules")}</h1>
        <p className="mt-3 max-w-prose text-lg text-soft">
          {t("page.ruleidsRulesWorksRooms", { ruleIds: RULE_IDS.length })}
        </p>
        <ol className="mt-10 grid gap-x-16 md:grid-cols-2">
          {RULE_IDS.map((id) => (
            <li
              key={id}
              id={id}
              className="scroll-mt-4 border-line border-t py-5 target:border-ink target:bg-sunk target:px-4"
            >
              <h2 className="font-semibold text-lg">
                <a href={`#${id}`} className="touch hover:underline">
                  {ruleTitle(tTerms, id)}
                </a>
              </h2>
              <p className="mt-1 max-w-prose text-soft">{ruleText(tTerms, id)}</p>
            </li>
          ))}
        </ol>
        <HowItIsKept />
      </main>
      <SiteFooter />
    </>
  );
}
