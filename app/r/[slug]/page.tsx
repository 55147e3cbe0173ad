import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { knownAs } from "@/app/_components/known-as";
import { MessagePage } from "@/app/_components/message-page";
import { suggestName } from "@/app/_components/suggest-name";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { BarredPage, isBarred } from "@/app/_moderation/barred-page";
import { LinkedWords } from "@/app/_moderation/linked-words";
import { asTheme, THEME_COOKIE } from "@/app/_theme/theme";
import { faultHere } from "@/app/_words/said-here";
import type { Say } from "@/app/_words/say";
import { AppError, type Code } from "@/core/kernel/errors";
import { callerFor } from "@/server/trpc/caller";
import { RoomEntrance } from "./_components/room-entrance";

type RoomPageProps = { params: Promise<{ slug: string }>; searchParams: Promise<{ invite?: string }> };

/** Rooms that are there and shut to this visitor, who is told why. */
const shutIn = (t: Say<"room">): Partial<Record<Code, string>> => ({
  kicked: t("oneRPage.outRoom"),
  room_closed: t("oneRPage.roomClosed"),
  gone: t("oneRPage.roomDeleted"),
});

/** Who asks, read once for a page: its title and its content both ask. */
const callerNow = cache(async () => callerFor(await headers()));
const whoAsks = cache(async () => (await callerNow()).me.get());

/** The room's public facts, or why it is shut; one that is not there, or not for this visitor to know of, is not found. */
const factsOf = cache(async (slug: string) => {
  const t = await getTranslations("room");
  const api = await callerNow();
  try {
    const [room, me] = await Promise.all([api.room.bySlug({ slug }), whoAsks()]);
    return { room, me, shut: null };
  } catch (error) {
    if (error instanceof TRPCError && ["NOT_FOUND", "BAD_REQUEST"].includes(error.code)) notFound();
    const fault = error instanceof TRPCError && error.cause instanceof AppError ? error.cause : null;
    const title = fault && shutIn(t)[fault.code];
    if (title) return { shut: { title, words: await faultHere(fault) } };
    throw error;
  }
});

/** Who may not take part is told so at the door of every room, those that are not theirs to know of too. */
const restrictionOf = async () => (await whoAsks()).restriction;

export async function generateMetadata({ params }: RoomPageProps): Promise<Metadata> {
  const t = await getTranslations("room");
  if (isBarred(await restrictionOf())) return { title: t("oneRPage.notOpen") };
  const { room, shut } = await factsOf((await params).slug);
  return { title: shut ? shut.title : room.title };
}

export default async function RoomPage({ params, searchParams }: RoomPageProps) {
  const t = await getTranslations("room");
  const [{ slug }, { invite }, restriction] = await Promise.all([params, searchParams, restrictionOf()]);
  if (isBarred(restriction)) return <BarredPage restriction={restriction} />;
  const { room, me, shut } = await factsOf(slug);
  if (shut)
    return (
      <MessagePage
        title={shut.title}
        actions={
          <ButtonLink href="/rooms" solid>
            {t("oneRPage.seeOpenRooms")}
          </ButtonLink>
        }
      >
        <p role="status">
          <LinkedWords words={shut.words} />
        </p>
      </MessagePage>
    );
  const theme = asTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <RoomEntrance
      key={room.id}
      room={room}
      knownAs={knownAs(me)}
      me={me.actor}
      barred={me.barred}
      suggestion={suggestName()}
      invite={invite ?? null}
      theme={theme}
    />
  );
}
