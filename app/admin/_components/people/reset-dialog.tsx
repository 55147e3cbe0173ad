"use client";

import { useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import type { AdminPerson } from "@/app/_api/types";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { inputClass } from "@/app/_components/ui/input-class";
import { say } from "@/app/_components/ui/toasts";
import { useAct } from "../use-act";

/** Makes a link with which somebody chooses a new password, to be handed over by a way the admin trusts. */
export function ResetDialog({ person, onClose }: { person: AdminPerson; onClose: () => void }) {
  const api = useTRPCClient();
  const { act, busy, error } = useAct();
  const [link, setLink] = useState<string | null>(null);

  const make = () =>
    act(async () => {
      const { url } = await api.admin.people.resetLink.mutate({ userId: person.userId });
      setLink(url);
    }, "The link is made.");

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`A reset link for ${person.name}`}
      description="Whoever opens it chooses a new password, once, within 24 hours. Give it to them by a way you trust: it is shown only now."
    >
      {link ? (
        <div className="flex flex-col gap-4">
          <input
            readOnly
            value={link}
            aria-label="Reset link"
            onFocus={(event) => event.target.select()}
            className={inputClass}
          />
          <Button
            variant="solid"
            className="h-12"
            onClick={() => void navigator.clipboard.writeText(link).then(() => say("Copied."))}
          >
            Copy
          </Button>
        </div>
      ) : (
        <>
          {error && (
            <p role="alert" className="mb-4 text-danger">
              {error}
            </p>
          )}
          <Button variant="solid" busy={busy} className="h-12 w-full" onClick={() => void make()}>
            Make the link
          </Button>
        </>
      )}
    </Dialog>
  );
}
