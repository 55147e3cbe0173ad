"use client";

import { useRouter } from "next/navigation";
import { say } from "@/app/_components/ui/toasts";
import { useTask } from "@/app/_components/use-task";

/** Does something, says aloud what came of it, and reads the page again. */
export function useAct() {
  const router = useRouter();
  const { run, ...how } = useTask({ done: () => router.refresh(), failed: (words) => void say(words) });
  return { act: run, ...how };
}
