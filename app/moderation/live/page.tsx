import type { Metadata } from "next";
import { SiteHeader } from "@/app/_components/site-header";
import { moderatorOnly } from "../_components/moderator-only";
import { Wall } from "./_components/wall";

export const metadata: Metadata = { title: "Live rooms · Moderation", robots: { index: false } };

/** Every room with people in it now, as it looks now. */
export default async function LiveRooms() {
  const { api, me } = await moderatorOnly();
  const rooms = await api.moderation.live.wall();
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-[1520px] px-4 pt-4 pb-24 sm:px-10">
        <header className="mb-8 max-w-2xl">
          <h1 className="font-semibold text-4xl tracking-[-0.03em]">Live rooms</h1>
          <p className="mt-2 text-soft">
            Rooms with people in them now, private ones too; those with open reports first. Opening one lets
            you in unseen, and writes that into the audit log. So does looking here, once an hour.
          </p>
        </header>
        <Wall initial={rooms} />
      </main>
    </>
  );
}
