import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SiteHeader } from "@/app/_components/site-header";
import { callerFor } from "@/server/trpc/caller";
import { ConsoleNav } from "../_components/console-nav";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return {
    title: { default: t("layout.administration"), template: t("layout.sAdministrationCohue") },
    robots: { index: false },
  };
}

/** For admins alone: to others none of these pages exists. What each reads is checked again by its procedure. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const api = await callerFor(await headers());
  const me = await api.me.get();
  if (me.user?.role !== "admin" || me.barred) notFound();
  return (
    <>
      <SiteHeader me={me} />
      <div className="mx-auto grid w-full max-w-[1520px] gap-x-12 px-4 pb-24 sm:px-10 lg:grid-cols-[12rem_minmax(0,1fr)]">
        <ConsoleNav />
        <main className="min-w-0 pt-4 lg:pt-2">{children}</main>
      </div>
    </>
  );
}
