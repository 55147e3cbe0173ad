"use client";

import { useRouter } from "next/navigation";
import { usePolled } from "@/app/_api/use-polled";
import { creditsKey } from "@/app/_works/credits-key";
import type { WorkId } from "@/core/kernel/ids/ids";

const EVERY_MS = 10_000;

/** Draws the page anew when others who made the work answer, agree or withdraw. For its makers alone: a wall of visitors would ask for nothing. */
export function RenewCredits({ id, shown }: { id: WorkId; shown: string }) {
  const router = useRouter();
  usePolled(
    EVERY_MS,
    (api) => api.work.get.query({ id }),
    (work) => {
      if (creditsKey(work) !== shown) router.refresh();
    },
  );
  return null;
}
