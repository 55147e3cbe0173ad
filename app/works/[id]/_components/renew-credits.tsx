"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { creditsKey } from "@/app/_works/credits-key";
import type { WorkId } from "@/core/kernel/ids/ids";

const EVERY_MS = 10_000;

/** Draws the page anew when others who made the work answer, agree or withdraw. For its makers alone: a wall of visitors would ask for nothing. */
export function RenewCredits({ id, shown }: { id: WorkId; shown: string }) {
  const router = useRouter();
  const { data } = useQuery({
    ...useTRPC().work.get.queryOptions({ id }),
    refetchInterval: EVERY_MS,
  });
  const now = data && creditsKey(data);
  useEffect(() => {
    if (now && now !== shown) router.refresh();
  }, [now, shown, router]);
  return null;
}
