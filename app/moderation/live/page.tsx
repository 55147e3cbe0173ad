import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SiteHeader } from "@/app/_components/site-header";
import { DeskNav } from "../_components/desk-nav";
import { moderatorOnly } from "../_components/moderator-only";
import { Wall } from "./_components/wall";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("desk");
  return { title: t("livePage.liveRoomsModeration"), robots: { index: false } };
}

/** Every room with people in it now, as it looks now. */
export default async function LiveRooms() {
  const t = await getTranslations("desk");
  const { api, me } = await moderatorOnly();
  const rooms = await api.moderation.live.wall();
  return (
    <>
      <SiteHeader me={me} />
      <div className="mx-auto w-full max-w-[1520px] px-4 pb-24 sm:px-10">
        <DeskNav />
        <main className="pt-5">
          <header className="mb-8 max-w-2xl">
            <h1 className="font-semibold text-2xl tracking-tight">{t("livePage.liveRooms")}</h1>
            <p className="mt-2 text-soft">{t("livePage.roomsPeopleThemNow")}</p>
          </header>
          <Wall initial={rooms} />
        </main>
      </div>
    </>
  );
}
