"use client";

import type { AdminPerson } from "@/app/_api/types";
import { RestrictDialog } from "@/app/_moderation/decide/restrict-dialog";
import { useAct } from "../use-act";

/** Decides on a person from the list of people. */
export function RestrictPerson({ person, onClose }: { person: AdminPerson; onClose: () => void }) {
  const { act, busy, error } = useAct();
  const { actor, name } = person;
  if (!actor) return null;
  return (
    <RestrictDialog
      actor={actor}
      name={name}
      mutes
      act={(what, done) => void act(what, done).then((did) => did && onClose())}
      busy={busy}
      error={error}
      onClose={onClose}
    />
  );
}
