import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { SiteHeader } from "@/app/_components/site-header";
import { callerFor } from "@/server/trpc/caller";
import { DeskNav } from "../_components/desk-nav";

export const metadata: Metadata = {
  title: { default: "Moderation", template: "%s · Moderation · Cohue" },
  robots: { index: false },
};

/** For moderators and admins: to others none of these pages exists. What each reads is checked again by its procedure. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const api = await callerFor(await headers());
  const me = await api.me.get();
  if (!me.user || me.user.role === "user" || me.barred) notFound();
  return (
    <>
      <SiteHeader me={me} />
      <div className="mx-auto w-full max-w-[1520px] px-4 pb-24 sm:px-10">
        <DeskNav />
        <main className="pt-5">{children}</main>
      </div>
    </>
  );
}
