import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MessagePage } from "@/app/_components/message-page";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { modelInWords } from "@/app/_room/model-in-words";
import { moderatorOnly } from "../../_components/moderator-only";
import { WatchEntrance } from "./_components/watch-entrance";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("desk");
  return { title: t("oneLivePage.watchingRoomModeration"), robots: { index: false } };
}

/** A room as a moderator sees it who is not seen there. */
export default async function WatchRoom({ params }: { params: Promise<{ slug: string }> }) {
  const t = await getTranslations("desk");
  const { api, actor } = await moderatorOnly();
  const { slug } = await params;
  const room = await api.moderation.live.room({ slug }).catch((error: unknown) => {
    if (error instanceof TRPCError && ["NOT_FOUND", "BAD_REQUEST"].includes(error.code)) notFound();
    throw error;
  });
  const { closed, model, ...facts } = room;
  if (closed || !model)
    return (
      <MessagePage
        title={closed ? t("oneLivePage.roomClosed") : t("oneLivePage.roomCannotShown")}
        actions={
          <ButtonLink href="/moderation/live" solid>
            {t("oneLivePage.allLiveRooms")}
          </ButtonLink>
        }
      >
        <p>{closed ? t("oneLivePage.nobodyNobodyCanCome") : t("oneLivePage.modelNotInstalledHere")}</p>
      </MessagePage>
    );
  return (
    <WatchEntrance
      room={{ ...facts, model: modelInWords(await getTranslations("controls"), model) }}
      me={actor}
    />
  );
}
