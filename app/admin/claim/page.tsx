import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { SiteHeader } from "@/app/_components/site-header";
import { callerFor } from "@/server/trpc/caller";
import { Claim } from "./_components/claim";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return {
    title: t("claimPage.becomeTheAdmin"),
    referrer: "no-referrer",
    robots: { index: false },
  };
}

export default async function ClaimPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const api = await callerFor(await headers());
  const [me, { token }] = await Promise.all([api.me.get(), searchParams]);
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-xl px-5 pt-10 pb-24 sm:pt-20">
        <Claim
          token={token ?? null}
          account={me.user && !me.user.isGuest ? me.user.name : null}
          guest={me.user?.name ?? null}
        />
      </main>
    </>
  );
}
