import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { knownAs } from "@/app/_components/known-as";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { suggestName } from "@/app/_components/suggest-name";
import { callerFor } from "@/server/trpc/caller";
import { CreateRoom } from "./_components/create-room";
import { Lobby } from "./_components/lobby";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("rooms");
  return { title: t("page.rooms") };
}

type RoomsProps = { searchParams: Promise<{ model?: string | string[] }> };

export default async function Rooms({ searchParams }: RoomsProps) {
  const { model } = await searchParams;
  const t = await getTranslations("rooms");
  const api = await callerFor(await headers());
  const me = await api.me.get();
  const [all, mine] = await Promise.all([api.room.list({}), me.user ? api.room.mine() : null]);
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-[1520px] px-5 pt-6 sm:px-10">
        <div className="flex flex-wrap items-center justify-between gap-4">
          <h1 className="font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">{t("page.rooms")}</h1>
          <CreateRoom
            suggestion={suggestName()}
            knownAs={knownAs(me)}
            model={typeof model === "string" ? model : null}
          />
        </div>
        <Lobby first={all} mine={mine} />
      </main>
      <SiteFooter />
    </>
  );
}
