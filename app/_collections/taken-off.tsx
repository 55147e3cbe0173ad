import { MessagePage } from "@/app/_components/message-page";
import { ButtonLink } from "@/app/_components/ui/button-link";

/** A collection that moderation took off: what it says in place of it. */
export function TakenOff({ words }: { words: string }) {
  return (
    <MessagePage
      title="Not shown any more"
      actions={
        <>
          <ButtonLink href="/exhibitions">To the exhibitions</ButtonLink>
          <ButtonLink href="/me/collections">Mine</ButtonLink>
        </>
      }
    >
      {words} Whoever put it together still finds it, with the reason, in their own list.
    </MessagePage>
  );
}
