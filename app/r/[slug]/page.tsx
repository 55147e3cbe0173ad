import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { suggestName } from "@/app/_components/suggest-name";
import { BarredPage, isBarred } from "@/app/_moderation/barred-page";
import { asTheme, THEME_COOKIE } from "@/app/_theme/theme";
import { callerFor } from "@/server/trpc/caller";
import { RoomEntrance } from "./_components/room-entrance";

type RoomPageProps = { params: Promise<{ slug: string }>; searchParams: Promise<{ invite?: string }> };

/** The room's public facts; a room that is not there, or not for this visitor to know of, is not found. */
async function factsOf(slug: string) {
  const api = await callerFor(await headers());
  try {
    const [room, me] = await Promise.all([api.room.bySlug({ slug }), api.me.get()]);
    return { room, me };
  } catch (error) {
    if (error instanceof TRPCError && ["NOT_FOUND", "BAD_REQUEST"].includes(error.code)) notFound();
    throw error;
  }
}

/** Who may not take part is told so at the door of every room, those that are not theirs to know of too. */
const restrictionOf = async () => (await (await callerFor(await headers())).me.get()).restriction;

export async function generateMetadata({ params }: RoomPageProps): Promise<Metadata> {
  if (isBarred(await restrictionOf())) return { title: "Not open to you" };
  const { room } = await factsOf((await params).slug);
  return { title: room.title };
}

export default async function RoomPage({ params, searchParams }: RoomPageProps) {
  const [{ slug }, { invite }, restriction] = await Promise.all([params, searchParams, restrictionOf()]);
  if (isBarred(restriction)) return <BarredPage restriction={restriction} />;
  const { room, me } = await factsOf(slug);
  const theme = asTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <RoomEntrance
      key={room.id}
      room={room}
      knownAs={me.user?.name ?? null}
      barred={me.barred}
      suggestion={suggestName()}
      invite={invite ?? null}
      theme={theme}
    />
  );
}
