import type { Metadata } from "next";
import { MessagePage } from "./_components/message-page";
import { ButtonLink } from "./_components/ui/button-link";

export const metadata: Metadata = { title: "Nothing here" };

export default function NotFound() {
  return (
    <MessagePage
      title="Nothing hangs here"
      actions={
        <>
          <ButtonLink href="/rooms" solid>
            See the rooms
          </ButtonLink>
          <ButtonLink href="/">Start page</ButtonLink>
        </>
      }
    >
      There is nothing at this address, or it is not open to you. If someone sent you the link, ask them for a
      new one.
    </MessagePage>
  );
}
