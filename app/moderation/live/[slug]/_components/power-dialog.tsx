"use client";

import type { FormEvent, ReactNode } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import type { RoomId } from "@/core/ids/ids";
import type { RuleId } from "@/core/moderation/rules";
import type { ModeratorAct } from "@/core/protocol/moderator-act";
import { factsOf, Reasons, reasonsOf } from "./reasons";
import { usePower } from "./use-power";

type PowerDialogProps = {
  room: RoomId;
  title: string;
  about: string;
  button: string;
  /** What is done, for a rule that is asked for; what takes something back needs none. */
  act: ModeratorAct | ((rule: RuleId) => ModeratorAct);
  children?: ReactNode;
  wide?: boolean;
  onClose: () => void;
};

/** Asks why, and does it. */
export function PowerDialog(props: PowerDialogProps) {
  const { room, title, about, button, act, children, wide = false, onClose } = props;
  const api = useTRPCClient();
  const { use, busy, error } = usePower(onClose);
  const lifts = typeof act !== "function";

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void use(
      () =>
        api.moderation.live.act.mutate({
          room,
          facts: factsOf(form),
          act: typeof act === "function" ? act(reasonsOf(form).rule) : act,
        }),
      `${title}: done, and in the audit log.`,
    );
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={about} wide={wide}>
      <form onSubmit={submit} className="flex flex-col gap-5">
        {children}
        <Reasons lifts={lifts} />
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <Button type="submit" look={lifts ? "solid" : "danger"} busy={busy} className="h-12">
          {button}
        </Button>
      </form>
    </Dialog>
  );
}
