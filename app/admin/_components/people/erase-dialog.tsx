"use client";

import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import type { AdminPerson } from "@/app/_api/types";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Field } from "@/app/_components/ui/field";
import { useAct } from "../use-act";

/** Cannot be taken back, so the name is asked for. */
export function EraseDialog({ person, onClose }: { person: AdminPerson; onClose: () => void }) {
  const api = useTRPCClient();
  const { act, busy, error } = useAct();
  const [typed, setTyped] = useState("");

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { userId, name } = person;
    if (await act(() => api.admin.people.erase.mutate({ userId }), `${name} is erased.`)) onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Erase ${person.name}`}
      description="Their account, name, sessions and chat are deleted for good. What they made stays, by “Someone who left”. This cannot be undone."
    >
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
        <Field
          label={`Write “${person.name}” to go on`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          error={error}
        />
        <Button type="submit" variant="danger" busy={busy} disabled={typed !== person.name} className="h-12">
          Erase for good
        </Button>
      </form>
    </Dialog>
  );
}
