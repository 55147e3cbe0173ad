"use client";

import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { useAct } from "../use-act";

export function LiftFingerprint({ work, title }: { work: string; title: string }) {
  const api = useTRPCClient();
  const { act, busy } = useAct();
  return (
    <Button
      busy={busy}
      aria-label={`Lift the block on ${title}`}
      onClick={() => void act(() => api.admin.fingerprints.lift.mutate({ work }), "It is lifted.")}
    >
      Lift
    </Button>
  );
}
