import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MessagePage } from "@/app/_components/message-page";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { moderatorOnly } from "../../_components/moderator-only";
import { WatchEntrance } from "./_components/watch-entrance";

export const metadata: Metadata = { title: "Watching a room · Moderation", robots: { index: false } };

/** A room as a moderator sees it who is not seen there. */
export default async function WatchRoom({ params }: { params: Promise<{ slug: string }> }) {
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
        title={closed ? "This room is closed" : "This room cannot be shown"}
        actions={
          <ButtonLink href="/moderation/live" solid>
            All live rooms
          </ButtonLink>
        }
      >
        <p>{closed ? "Nobody is in it, and nobody can come in." : "Its model is not installed here."}</p>
      </MessagePage>
    );
  return <WatchEntrance room={{ ...facts, model }} me={actor} />;
}
