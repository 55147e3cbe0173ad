"use client";

import { type ReactNode, useEffect } from "react";
import { MessagePage } from "@/app/_components/message-page";
import { Button } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { BarredPage, isBarred } from "@/app/_moderation/barred-page";
import { LinkedWords } from "@/app/_moderation/linked-words";
import { useRestriction } from "@/app/_moderation/use-restriction";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { CODES, type Code } from "@/core/kernel/errors";

const TITLES: Partial<Record<Code, string>> = {
  kicked: "You are out of this room",
  banned: "You may not take part here",
  room_full: "The room is full",
  room_closed: "This room is closed",
  gone: "This room was deleted",
  flooding: "Disconnected",
  signed_out: "You are signed out",
};

/** The room, or what to do once it has shut its door on us. */
export function Closed({ children }: { children: ReactNode }) {
  const connection = useSignal(useLive().connection);
  const { slug } = useFacts();
  if (connection.state !== "closed") return children;
  return <Shut code={connection.code} words={connection.words} slug={slug} />;
}

function Shut({ code, words, slug }: { code: Code; words: string; slug: string }) {
  const { restriction, askAnew } = useRestriction();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was decided a moment ago
  useEffect(askAnew, []);
  if (code === "banned" && isBarred(restriction)) return <BarredPage restriction={restriction} />;
  const mayReturn = CODES[code].again || code === "signed_out";
  return (
    <MessagePage
      title={TITLES[code] ?? "The room let go of you"}
      actions={
        <>
          {mayReturn && (
            <Button variant="solid" onClick={() => window.location.reload()}>
              Come back in
            </Button>
          )}
          <ButtonLink href="/rooms" solid={!mayReturn}>
            See open rooms
          </ButtonLink>
          {code === "signed_out" && <ButtonLink href={`/account?next=/r/${slug}`}>Sign in</ButtonLink>}
        </>
      }
    >
      <p role="status">
        <LinkedWords words={words} />
      </p>
    </MessagePage>
  );
}
