"use client";

import { useRouter } from "next/navigation";
import { say } from "@/app/_components/ui/toasts";
import { useDoing } from "@/app/_components/use-doing";

/** Does something, says aloud what came of it, and reads the page again. */
export function useAct() {
  const router = useRouter();
  const { run, ...how } = useDoing({ done: () => router.refresh(), failed: (words) => void say(words) });
  return { act: run, ...how };
}
