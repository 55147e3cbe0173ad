"use client";

import { useTRPCClient } from "@/app/_api/trpc";
import type { ModelId } from "@/core/kernel/ids/ids";
import { Switch } from "./switch";
import { useAct } from "./use-act";

export function ModelSwitch({ id, title, on }: { id: ModelId; title: string; on: boolean }) {
  const api = useTRPCClient();
  const { act, busy } = useAct();
  return (
    <Switch
      label={`${title} for new rooms`}
      on={on}
      disabled={busy}
      onChange={(next) =>
        void act(
          () => api.admin.models.turn.mutate({ id, on: next }),
          next ? `${title} is on.` : `${title} is off for new rooms.`,
        )
      }
    />
  );
}
