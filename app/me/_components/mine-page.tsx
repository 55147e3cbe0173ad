import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Me } from "@/app/_api/types";
import { nameIn } from "@/app/_components/known-as";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import type { Say } from "@/app/_words/say";
import { callerFor } from "@/server/trpc/caller";

const sectionsIn = (t: Say<"me">) =>
  [
    ["rooms", t("minePage.rooms")],
    ["works", t("minePage.works")],
    ["credits", t("minePage.credits")],
    ["collections", t("minePage.collections")],
    ["reports", t("minePage.reports")],
    ["decisions", t("minePage.decisions")],
    ["notifications", t("minePage.notices")],
    ["keys", t("minePage.keys")],
    ["data", t("minePage.data")],
  ] as const;
type Section = ReturnType<typeof sectionsIn>[number][0];
type Known = Extract<Me, { user: object }>;
type Api = Awaited<ReturnType<typeof callerFor>>;

/** One of a person's own pages. Who is nobody yet is asked to come in first. */
export async function minePage(at: Section, content: (api: Api, me: Known) => Promise<ReactNode>) {
  const t = await getTranslations("me");
  const api = await callerFor(await headers());
  const me = await api.me.get();
  if (!me.user) redirect(`/account?next=/me/${at}`);
  // Who is named on nothing and has put nothing together has no page for others.
  const isPublic = await api.work.person({ actor: me.actor }).then(
    () => true,
    () => false,
  );
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-[1280px] px-5 pt-6 sm:px-10">
        <p className="flex flex-wrap items-baseline gap-x-4 text-soft">
          <span dir="auto" className="font-semibold text-ink text-xl">
            {nameIn(await getTranslations("frame"), me.user.name)}
          </span>
          {me.user.isGuest ? t("minePage.guestBrowserOnly") : me.user.email}
          <Link href="/account" className="touch underline underline-offset-4">
            {t("minePage.account")}
          </Link>
          {isPublic && (
            <Link href={`/people/${me.actor}`} className="touch underline underline-offset-4">
              {t("minePage.myPublicPage")}
            </Link>
          )}
        </p>
        <nav
          aria-label={t("minePage.mine")}
          className="mt-4 flex flex-wrap gap-x-5 border-line border-b max-sm:border-b-0"
        >
          {sectionsIn(t).map(([section, label]) => (
            <Link
              key={section}
              href={`/me/${section}`}
              aria-current={section === at ? "page" : undefined}
              className="-mb-px inline-flex h-12 shrink-0 items-center border-transparent max-sm:h-11 border-b-2 font-medium text-soft hover:text-ink aria-[current]:border-ink aria-[current]:text-ink"
            >
              {label}
            </Link>
          ))}
        </nav>
        {me.user.isGuest && <GuestNote api={api} back={`/me/${at}`} />}
        {await content(api, me)}
      </main>
      <SiteFooter />
    </>
  );
}

/** What a guest has, and how to keep it. */
async function GuestNote({ api, back }: { api: Api; back: string }) {
  const t = await getTranslations("me");
  const { rooms, works, credits } = await api.me.summary();
  return (
    <p className="mt-6 max-w-prose rounded-md border border-line p-4">
      {t("minePage.guestCountCount2Published", {
        rooms,
        works,
        credits,
      })}{" "}
      {t.rich("minePage.makeAccountClaimThem", {
        link: (chunks) => (
          <Link href={`/account?next=${back}`} className="underline underline-offset-4">
            {chunks}
          </Link>
        ),
      })}
    </p>
  );
}
