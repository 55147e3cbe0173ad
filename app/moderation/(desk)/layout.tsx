import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SiteHeader } from "@/app/_components/site-header";
import { DeskNav } from "../_components/desk-nav";
import { moderatorOnly } from "../_components/moderator-only";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("desk");
  return {
    title: { default: t("moderationLayout.moderation"), template: t("moderationLayout.sModerationCohue") },
    robots: { index: false },
  };
}

/** For moderators and admins: to others none of these pages exists. What each reads is checked again by its procedure. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { me } = await moderatorOnly();
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
