import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SiteHeader } from "@/app/_components/site-header";
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
      <main className="mx-auto w-full max-w-[1520px] px-4 pt-4 pb-24 sm:px-10">
        <header className="mb-8 max-w-2xl">
          <h1 className="font-semibold text-4xl tracking-[-0.03em]">{t("livePage.liveRooms")}</h1>
          <p className="mt-2 text-soft">{t("livePage.roomsPeopleThemNow")}</p>
        </header>
        <Wall initial={rooms} />
      </main>
    </>
  );
}
