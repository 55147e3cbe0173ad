"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useMemo, useSyncExternalStore } from "react";
import { useTRPC } from "@/app/_api/trpc";
import type { RoomPageData } from "@/app/_api/types";
import { LiveProvider } from "@/app/_room/live/live-context";
import type { LiveRoom } from "@/app/_room/live/live-room";
import { modelInWords } from "@/app/_room/model-in-words";
import type { RoomId } from "@/core/kernel/ids/ids";

/** Asked again after this long, until the server has written down which model the room has. */
const AGAIN_MS = 500;

type RoomFactsProps = { live: LiveRoom; id: RoomId; room: RoomPageData; children: ReactNode };

/** What a page knows of its room. The host may change the model: everybody's controls are then those of the new one. */
export function RoomFacts({ live, id, room, children }: RoomFactsProps) {
  const api = useTRPC();
  const subscribe = useCallback((changed: () => void) => live.watchAll("model", changed), [live]);
  // Nobody knows the recipe of a room that did not let them in.
  const model = useSyncExternalStore(subscribe, () =>
    live.replica.isJoined ? live.recipe.model.id : room.model.id,
  );
  const { data: now } = useQuery({
    ...api.room.bySlug.queryOptions({ slug: room.slug }),
    initialData: room,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.data?.model.id === model ? false : AGAIN_MS),
  });
  const t = useTranslations("controls");
  const inWords = useMemo(() => modelInWords(t, now.model), [t, now.model]);
  return (
    <LiveProvider
      live={live}
      facts={{
        ...{ id, slug: now.slug, title: now.title },
        ...{ model: inWords, finish: now.finish, hostName: now.hostName },
      }}
    >
      {children}
    </LiveProvider>
  );
}
