import { useTranslations } from "next-intl";
import { useCallback, useSyncExternalStore } from "react";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { doingWords } from "./doing-words";

/** What others have a hand on right now, in words; null when nobody has. */
export function useOthersDoing(): string | null {
  const t = useTranslations("room");
  const live = useLive();
  const { model } = useFacts();
  const watch = useCallback((tell: () => void) => live.peers.watchAll(tell), [live]);
  return useSyncExternalStore(
    watch,
    () => doingWords(t, live, model.controls),
    () => null,
  );
}
