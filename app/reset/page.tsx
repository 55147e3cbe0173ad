import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { SiteHeader } from "@/app/_components/site-header";
import { callerFor } from "@/server/trpc/caller";
import { Reset } from "./_components/reset";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return {
    title: t("resetPage.aNewPassword"),
    referrer: "no-referrer",
    robots: { index: false },
  };
}

/** Where a reset link leads; without one, where it can be asked for. */
export default async function ResetPage() {
  const api = await callerFor(await headers());
  const [me, { mail }] = await Promise.all([api.me.get(), api.site.get()]);
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-xl px-5 pt-10 pb-24 sm:pt-20">
        <Reset mail={mail} />
      </main>
    </>
  );
}
