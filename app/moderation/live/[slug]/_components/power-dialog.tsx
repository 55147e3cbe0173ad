"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { useTask } from "@/app/_components/use-task";
import type { RoomId } from "@/core/kernel/ids/ids";
import type { RuleId } from "@/core/moderation/rules";
import type { ModeratorAct } from "@/core/room/protocol/moderator-act";
import { type Reasoned, Reasons } from "./reasons";

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
  const t = useTranslations("desk");
  const api = useTRPCClient();
  const { run, busy, error } = useTask({ done: onClose });
  const [said, setSaid] = useState<Reasoned>({ rule: "", facts: "" });
  const lifts = typeof act !== "function";

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { rule, facts } = said;
    const what = typeof act !== "function" ? act : rule && act(rule);
    if (!what) return;
    void run(
      () => api.moderation.live.act.mutate({ room, facts, act: what }),
      t("powerDialog.doneInAuditLog", { title }),
    );
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={about} wide={wide}>
      <form onSubmit={submit} className="flex flex-col gap-5">
        {children}
        <Reasons said={said} onChange={(some) => setSaid({ ...said, ...some })} lifts={lifts} />
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <Button type="submit" variant={lifts ? "solid" : "danger"} busy={busy} className="h-12">
          {button}
        </Button>
      </form>
    </Dialog>
  );
}
