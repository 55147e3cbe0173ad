"use client";

import { MessagePage } from "./_components/message-page";
import { Button } from "./_components/ui/button";
import { ButtonLink } from "./_components/ui/button-link";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <MessagePage
      title="Something went wrong here"
      actions={
        <>
          <Button variant="solid" onClick={reset}>
            Try again
          </Button>
          <ButtonLink href="/">Start page</ButtonLink>
        </>
      }
    >
      <p>It has been noted. Nothing that was saved is lost.</p>
      {error.digest && <p className="numbers mt-2 text-sm">Reference {error.digest}</p>}
    </MessagePage>
  );
}
