import type { Metadata } from "next";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { SiteHeader } from "@/app/_components/site-header";
import { LanguageChoice } from "@/app/_words/language-choice";
import { callerFor } from "@/server/trpc/caller";
import { SignInOrUp } from "./_components/sign-in-or-up";
import { SignedIn } from "./_components/signed-in";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("page.account") };
}

export default async function Account({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const t = await getTranslations("frame.footer");
  const api = await callerFor(await headers());
  const me = await api.me.get();
  const carried = me.user?.isGuest ? await api.me.summary() : null;
  const { next } = await searchParams;
  // Only a path of ours: never a way to send someone elsewhere.
  const back = next && /^\/[a-z0-9/_-]*$/i.test(next) && !next.startsWith("//") ? next : "/rooms";
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-xl px-5 pt-10 pb-24 sm:pt-20">
        {me.user && !me.user.isGuest ? (
          <SignedIn user={me.user} />
        ) : (
          <SignInOrUp guestName={me.user?.name ?? null} carried={carried} back={back} />
        )}
        <section className="mt-10 border-line border-t pt-8">
          <h2 className="mb-2 font-semibold">{t("language")}</h2>
          <LanguageChoice now={await getLocale()} label={t("language")} />
        </section>
      </main>
    </>
  );
}
