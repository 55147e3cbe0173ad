import { Pencil, Projector } from "lucide-react";
import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { worksWords } from "@/app/_collections/collection-tile";
import { collectionMetadata } from "@/app/_collections/metadata";
import { collectionOf } from "@/app/_collections/read";
import { TakenOff } from "@/app/_collections/taken-off";
import { Day } from "@/app/_components/day";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { ReportButton } from "@/app/_moderation/report-button";
import { subjectOf } from "@/core/moderation/subjects";
import { hangInRooms } from "@/core/work/collection/rooms";
import { callerFor } from "@/server/trpc/caller";
import { WallOfRoom } from "./_components/wall-of-room";

type ExhibitionProps = { params: Promise<{ id: string }> };

export const generateMetadata = async ({ params }: ExhibitionProps): Promise<Metadata> =>
  collectionMetadata((await params).id);

/** An entrance with the curator's text, then room after room. */
export default async function Exhibition({ params }: ExhibitionProps) {
  const t = await getTranslations("collections");
  const { collection: exhibition, gone } = await collectionOf((await params).id);
  if (!exhibition) return <TakenOff id={(await params).id} words={gone} />;
  if (exhibition.kind === "collection") redirect(`/collections/${exhibition.id}`);
  const tFrame = await getTranslations("frame");
  const tHung = await getTranslations("instrument.hung");
  const me = await (await callerFor(await headers())).me.get();
  const rooms = hangInRooms(exhibition.works);
  const shown = exhibition.works.filter((hung) => hung.card).length;
  return (
    <>
      <SiteHeader me={me} />
      <main>
        <header className="mx-auto grid w-full max-w-[1520px] gap-x-16 gap-y-8 px-5 pt-10 pb-16 sm:px-10 sm:pt-20 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:pb-28">
          <div>
            <h1
              dir="auto"
              className="wrap-anywhere font-semibold text-5xl leading-[0.98] tracking-[-0.04em] sm:text-7xl xl:text-8xl"
            >
              {exhibition.title}
            </h1>
            <p className="mt-6 text-lg text-soft">
              {t("oneExhibitionsPage.curatedBy")}{" "}
              <Link href={`/people/${exhibition.owner}`} className="text-ink underline underline-offset-4">
                {exhibition.curator}
              </Link>
              , {worksWords(t, shown)}, <Day at={exhibition.updatedAt} />
              {exhibition.visibility !== "public" &&
                `, ${tFrame("visibility.is", { visibility: exhibition.visibility })}`}
            </p>
            {exhibition.isMine && (
              <ButtonLink href={`/collections/${exhibition.id}/edit`} className="mt-6">
                <Pencil aria-hidden className="size-4.5" />
                {t("oneExhibitionsPage.arrange")}
              </ButtonLink>
            )}
            {shown > 0 && (
              <p className="mt-4">
                <Link
                  href={`/exhibitions/${exhibition.id}/stage`}
                  className="touch inline-flex items-center gap-2 underline underline-offset-4"
                >
                  <Projector aria-hidden className="size-4.5" />
                  {tHung("open")}
                </Link>
              </p>
            )}
            {!exhibition.isMine && (
              <p className="mt-3 -ms-4">
                <ReportButton
                  subject={subjectOf("exhibition", exhibition.id)}
                  what={t("oneExhibitionsPage.thisExhibition")}
                  isNobody={me.user === null}
                />
              </p>
            )}
          </div>
          <div className="lg:pt-3">
            {exhibition.text && (
              <p
                dir="auto"
                className="max-w-prose whitespace-pre-line wrap-anywhere text-lg leading-relaxed sm:text-xl"
              >
                {exhibition.text}
              </p>
            )}
            {rooms.length > 1 && (
              <nav aria-label={t("oneExhibitionsPage.rooms")} className="mt-8 flex flex-wrap gap-x-5 gap-y-1">
                {rooms.map((room, i) => (
                  <a
                    key={keyOf(room)}
                    href={`#room-${i + 1}`}
                    className="touch text-soft underline underline-offset-4 hover:text-ink"
                  >
                    {t("oneExhibitionsPage.roomI", { i: i + 1 })}
                  </a>
                ))}
              </nav>
            )}
          </div>
        </header>
        {rooms.length === 0 && (
          <p className="mx-auto w-full max-w-[1520px] px-5 text-lg text-soft sm:px-10">
            {t("oneExhibitionsPage.wallsEmptyOpenWork", { isMine: exhibition.isMine ? "yes" : "no" })}
          </p>
        )}
        {rooms.map((room, i) => (
          <WallOfRoom key={keyOf(room)} room={room} number={i + 1} of={rooms.length} />
        ))}
        {rooms.length > 0 && (
          <p className="mx-auto w-full max-w-[1520px] px-5 pt-16 text-lg text-soft sm:px-10">
            {t("oneExhibitionsPage.lastRoom")}{" "}
            <Link href="/exhibitions" className="text-ink underline underline-offset-4">
              {t("oneExhibitionsPage.whatElse")}
            </Link>
          </p>
        )}
      </main>
      <SiteFooter />
    </>
  );
}

const keyOf = ({
  spreads: [first],
}: ReturnType<typeof hangInRooms<{ work: string; note: string }>>[number]) =>
  first?.kind === "lead" ? first.work.work : (first?.works[0]?.work ?? "");
