import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { callerFor } from "@/server/trpc/caller";
import { Verifier } from "./_components/verifier";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("verify");
  return {
    title: t("page.verify"),
    description: t("page.dropFileSeeWhether"),
  };
}

export default async function Verify() {
  const t = await getTranslations("verify");
  const me = await (await callerFor(await headers())).me.get();
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-3xl px-5 pt-6 sm:px-10">
        <h1 className="font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">{t("page.whatSays")}</h1>
        <p className="mt-4 max-w-prose text-lg text-soft">{t("page.dropPictureJsonRecord")}</p>
        <Verifier />
        <p className="mt-10 text-soft">
          {t.rich("page.withoutServerNpmRun", {
            code: (chunks) => <code className="font-mono">{chunks}</code>,
          })}
        </p>
      </main>
      <SiteFooter />
    </>
  );
}
