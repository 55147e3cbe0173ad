"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_api/trpc";
import type { RoomList, RoomsOfMine } from "@/app/_api/types";
import { RoomTile } from "@/app/_components/room-tile";
import { Button } from "@/app/_components/ui/button";

const POLL_MS = 5_000;

type LobbyProps = { first: RoomList; mine: RoomsOfMine | null };

/** Rooms anyone may enter, their pictures kept fresh; and mine, whoever may enter those. */
export function Lobby({ first, mine }: LobbyProps) {
  const t = useTranslations("rooms");
  const api = useTRPC();
  const list = useInfiniteQuery({
    ...api.room.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.next ?? undefined }),
    initialData: { pages: [first], pageParams: [null] },
    refetchInterval: POLL_MS,
  });
  const own = useQuery({
    ...api.room.mine.queryOptions(),
    initialData: mine ?? undefined,
    enabled: mine !== null,
    refetchInterval: POLL_MS,
  });
  const rooms = list.data.pages.flatMap((page) => page.rooms);
  const owned = own.data?.rooms ?? [];
  const grid =
    "mt-6 grid grid-cols-1 gap-x-8 gap-y-10 min-[480px]:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4";

  return (
    <>
      {list.isError && (
        <p role="status" className="mt-6 text-soft">
          {t("lobby.listCouldNotRefreshed")}
        </p>
      )}
      {owned.length > 0 && (
        <section aria-labelledby="mine" className="mt-10">
          <h2 id="mine" className="font-semibold text-xl">
            {t("lobby.yours")}
          </h2>
          <ul className={grid}>
            {owned.map((room) => (
              <li key={room.id}>
                <RoomTile room={room} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="open" className="mt-10">
        <h2 id="open" className="font-semibold text-xl">
          {t("lobby.openToEveryone")}
        </h2>
        {rooms.length === 0 && <p className="mt-3 text-soft">{t("lobby.noPublicRoomsYet")}</p>}
        <ul className={grid}>
          {rooms.map((room) => (
            <li key={room.id}>
              <RoomTile room={room} />
            </li>
          ))}
        </ul>
        {list.hasNextPage && (
          <Button className="mt-10" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("lobby.moreRooms")}
          </Button>
        )}
      </section>
    </>
  );
}
