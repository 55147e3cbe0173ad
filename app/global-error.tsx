"use client";

import { MessagePage } from "./_components/message-page";
import { Button } from "./_components/ui/button";
import "./globals.css";

/** When even the layout fails: the same page, with nothing around it. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <MessagePage
          title="Something went wrong here"
          actions={
            <Button variant="solid" onClick={reset}>
              Try again
            </Button>
          }
        >
          It has been noted. Nothing that was saved is lost.
        </MessagePage>
      </body>
    </html>
  );
}
