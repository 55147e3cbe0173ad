"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { codeWords } from "@/app/_api/words";
import { MessagePage } from "@/app/_components/message-page";
import { Button } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { BarredPage, isBarred } from "@/app/_moderation/barred-page";
import { LinkedWords } from "@/app/_moderation/linked-words";
import { useRestriction } from "@/app/_moderation/use-restriction";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { Say } from "@/app/_words/say";
import { CODES, type Code } from "@/core/kernel/errors";

const WaitingLine = dynamic(() => import("../waiting-line").then((module) => module.WaitingLine), {
  ssr: false,
});

const titlesIn = (t: Say<"room">): Partial<Record<Code, string>> => ({
  kicked: t("closed.outRoom"),
  banned: t("closed.mayNotTakePart"),
  room_full: t("closed.roomFull"),
  room_closed: t("closed.roomClosed"),
  gone: t("closed.roomDeleted"),
  flooding: t("closed.disconnected"),
  signed_out: t("closed.signedOut"),
});

/** The room, or what to do once it has shut its door on us. */
export function Closed({ children }: { children: ReactNode }) {
  const connection = useSignal(useLive().connection);
  const { slug } = useFacts();
  if (connection.state !== "closed") return children;
  return <Shut code={connection.code} words={connection.words} slug={slug} />;
}

function Shut({ code, words, slug }: { code: Code; words: string; slug: string }) {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const { restriction, askAnew } = useRestriction();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was decided a moment ago
  useEffect(askAnew, []);
  if (code === "banned" && isBarred(restriction)) return <BarredPage restriction={restriction} />;
  // Who waits for a place has the line's own buttons.
  const isWaiting = code === "room_full";
  const mayReturn = CODES[code].again || code === "signed_out";
  return (
    <MessagePage
      title={titlesIn(t)[code] ?? t("closed.roomLetGo")}
      actions={
        !isWaiting && (
          <>
            {mayReturn && (
              <Button variant="solid" onClick={() => window.location.reload()}>
                {t("closed.comeBackIn")}
              </Button>
            )}
            <ButtonLink href="/rooms" solid={!mayReturn}>
              {t("closed.seeOpenRooms")}
            </ButtonLink>
            {code === "signed_out" && (
              <ButtonLink href={`/account?next=/r/${slug}`}>{t("closed.signIn")}</ButtonLink>
            )}
          </>
        )
      }
    >
      {isWaiting ? (
        <WaitingLine slug={slug} titled onIn={() => window.location.reload()} />
      ) : (
        <p role="status">
          <LinkedWords words={codeWords(tErrors, code, words)} />
        </p>
      )}
    </MessagePage>
  );
}
