"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_api/trpc";
import type { LiveCard } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { people } from "@/app/_components/count";
import { WallTile } from "./wall-tile";

const EVERY_MS = 2_000;

/** The rooms, asked for again every two seconds while somebody looks. */
export function Wall({ initial }: { initial: LiveCard[] }) {
  const t = useTranslations("desk");
  const tFrame = useTranslations("frame");
  const tErrors = useTranslations("errors");
  const { data: rooms, error } = useQuery(
    useTRPC().moderation.live.wall.queryOptions(undefined, {
      initialData: initial,
      refetchInterval: EVERY_MS,
    }),
  );
  const inside = rooms.reduce((sum, room) => sum + room.people, 0);
  return (
    <>
      <p role="status" className="mb-4 text-sm text-soft">
        {error ? (
          <span className="text-danger">{t("wall.wordsWhatSeeNot", { words: wordsOf(tErrors, error) })}</span>
        ) : (
          `${rooms.length} ${rooms.length === 1 ? t("wall.room") : t("wall.rooms")}, ${people(tFrame, inside)}`
        )}
      </p>
      {rooms.length === 0 ? (
        <p className="rounded-md border border-line border-dashed px-6 py-16 text-center text-soft">
          {t("wall.nobodyRoomRightNow")}
        </p>
      ) : (
        <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 sm:gap-x-6 lg:grid-cols-4 xl:grid-cols-5">
          {rooms.map((room) => (
            <li key={room.id}>
              <WallTile room={room} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
