"use client";

import { RestrictDialog } from "@/app/_moderation/decide/restrict-dialog";
import type { ActorId } from "@/core/ids/ids";
import { usePower } from "./use-power";

type BarDialogProps = { actor: ActorId; name: string; onClose: () => void };

/** Decides on somebody who is in the room. */
export function BarDialog(props: BarDialogProps) {
  const { use, busy, error } = usePower(props.onClose);
  return <RestrictDialog {...props} act={(what, done) => void use(what, done)} busy={busy} error={error} />;
}
