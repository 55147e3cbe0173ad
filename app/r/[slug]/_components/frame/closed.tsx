"use client";

import type { ReactNode } from "react";
import { MessagePage } from "@/app/_components/message-page";
import { Button } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { CODES, type Code } from "@/core/errors";
import { useFacts, useLive } from "../../_live/live-context";
import { useSignal } from "../../_live/signal";

const TITLES: Partial<Record<Code, string>> = {
  kicked: "You are out of this room",
  banned: "This account is suspended",
  room_full: "The room is full",
  room_closed: "This room is closed",
  flooding: "Disconnected",
  signed_out: "You are signed out",
};

/** The room, or what to do once it has shut its door on us. */
export function Closed({ children }: { children: ReactNode }) {
  const connection = useSignal(useLive().connection);
  const { slug } = useFacts();
  if (connection.state !== "closed") return children;
  const { code, words } = connection;
  const mayReturn = CODES[code].again || code === "signed_out";
  return (
    <MessagePage
      title={TITLES[code] ?? "The room let go of you"}
      actions={
        <>
          {mayReturn && (
            <Button look="solid" onClick={() => window.location.reload()}>
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
      <p role="status">{words}</p>
    </MessagePage>
  );
}
