"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_api/trpc";
import type { RoomCard } from "@/app/_api/types";
import { people } from "@/app/_components/count";
import { SettledPicture } from "@/app/_components/settled-picture";
import { TouchedPicture } from "./touched-picture";

/** The open room's picture as it hangs there now, with its label. */
export function HeroPicture({ room }: { room: RoomCard | null }) {
  const tFrame = useTranslations("frame");
  const t = useTranslations("landing");
  const api = useTRPC();
  const { data } = useQuery({ ...api.room.list.queryOptions({}), refetchInterval: 5_000 });
  const now = data?.rooms.find((candidate) => candidate.id === room?.id) ?? room;
  return (
    <figure>
      <div className="relative">
        <SettledPicture
          url={now?.settled?.url ?? null}
          alt={t("heroPicture.titlePictureMembersMaking", { title: now?.title ?? "The Commons" })}
          eager
          className="shadow-[0_30px_80px_-30px_rgb(0_0_0/0.45)]"
        />
        {now?.settled && <TouchedPicture room={now} />}
      </div>
      <figcaption className="mt-5 flex items-baseline gap-4 text-sm">
        <span dir="auto" className="shrink-0 font-semibold text-base">
          {now?.title ?? t("heroPicture.theCommons")}
        </span>
        <span className="min-w-0 text-soft">
          {now && now.online > 0
            ? t("heroPicture.peopleRightNow", { people: people(tFrame, now.online) })
            : t("heroPicture.nobodyRightNow")}
        </span>
        {now?.settled && (
          <span className="numbers ms-auto shrink-0 text-soft max-sm:hidden">
            {t("heroPicture.momentSeq", { seq: now.settled.seq })}
          </span>
        )}
      </figcaption>
    </figure>
  );
}
