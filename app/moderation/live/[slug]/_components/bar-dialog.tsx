"use client";

import { useTask } from "@/app/_components/use-task";
import { RestrictDialog } from "@/app/_moderation/decide/restrict-dialog";
import type { ActorId } from "@/core/kernel/ids/ids";

type BarDialogProps = { actor: ActorId; name: string; onClose: () => void };

/** Decides on somebody who is in the room. */
export function BarDialog(props: BarDialogProps) {
  const { run, busy, error } = useTask({ done: props.onClose });
  return <RestrictDialog {...props} act={(what, done) => void run(what, done)} busy={busy} error={error} />;
}
