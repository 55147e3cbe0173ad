"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RoomCard } from "@/app/_api/types";
import { usePolled } from "@/app/_api/use-polled";
import { people } from "@/app/_components/count";
import { SettledPicture } from "@/app/_components/settled-picture";
import { TouchedPicture } from "./touched-picture";

const EVERY_MS = 5_000;

/** The open room's picture as it hangs there now, with its label. */
export function HeroPicture({ room }: { room: RoomCard | null }) {
  const tFrame = useTranslations("frame");
  const t = useTranslations("landing");
  const [now, setNow] = useState(room);
  usePolled(
    EVERY_MS,
    (api) => api.room.list.query({}),
    ({ rooms }) => setNow((then) => rooms.find(({ id }) => id === room?.id) ?? then),
  );
  return (
    <figure>
      <div className="relative">
        <SettledPicture
          url={now?.settled?.url ?? null}
          alt={t("heroPicture.titlePictureMembersMaking", {
            title: now?.title ?? t("heroPicture.theCommons"),
          })}
          eager
          className="shadow-[0_30px_80px_-30px_rgb(0_0_0/0.45)]"
        />
        {now?.settled && <TouchedPicture room={now} />}
      </div>
      <figcaption className="mt-5 flex flex-wrap items-baseline gap-x-4 text-sm">
        <span dir="auto" className="font-semibold text-base">
          {now?.title ?? t("heroPicture.theCommons")}
        </span>
        <span className="min-w-0 text-soft">
          {now && now.online > 0
            ? t("heroPicture.peopleRightNow", { people: people(tFrame, now.online) })
            : t("heroPicture.nobodyRightNow")}
        </span>
        {now?.settled && (
          <span className="numbers ms-auto shrink-0 text-soft max-md:hidden">
            {t("heroPicture.momentSeq", { seq: now.settled.seq })}
          </span>
        )}
      </figcaption>
    </figure>
  );
}
