"use client";

import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { useAct } from "./use-act";

/** Tries a job again, or gives it up. */
export function JobActions({ id, name, failed = false }: { id: string; name: string; failed?: boolean }) {
  const api = useTRPCClient();
  const { act, busy } = useAct();
  return (
    <span className="flex flex-wrap gap-2">
      {failed && (
        <Button
          busy={busy}
          aria-label={`Try ${name} again`}
          onClick={() => void act(() => api.admin.jobs.retry.mutate({ id }), "It is tried again.")}
        >
          Try again
        </Button>
      )}
      <Button
        variant="quiet"
        busy={busy}
        aria-label={`Give ${name} up`}
        onClick={() => void act(() => api.admin.jobs.cancel.mutate({ id }), "It is given up.")}
      >
        Give up
      </Button>
    </span>
  );
}
