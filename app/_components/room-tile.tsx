import { Lock } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RoomCard } from "@/app/_api/types";
import { people } from "./count";
import { nameIn } from "./known-as";
import { SettledPicture } from "./settled-picture";

/** A room as it hangs in the lobby: its picture, its label. */
export function RoomTile({ room }: { room: RoomCard }) {
  const t = useTranslations("frame");
  return (
    <Link href={`/r/${room.slug}`} className="group block rounded-sm">
      <div className="overflow-hidden">
        <SettledPicture
          url={room.settled?.url ?? null}
          alt=""
          className="transition-transform duration-500 ease-out group-hover:scale-[1.02]"
        />
      </div>
      <div className="mt-3 flex items-baseline gap-2">
        <span
          dir="auto"
          className="min-w-0 truncate font-semibold decoration-1 underline-offset-4 group-hover:underline"
        >
          {room.title}
        </span>
        {room.visibility !== "public" && (
          <Lock
            aria-label={t("visibility.is", { visibility: room.visibility })}
            className="size-3.5 shrink-0 self-center text-soft"
          />
        )}
        <span className="ms-auto shrink-0 text-sm text-soft">
          {room.online > 0 ? (
            <>
              <span aria-hidden className="me-1.5 inline-block size-2 rounded-full bg-ink" />
              {t("roomTile.peopleInIt", { people: people(t, room.online) })}
            </>
          ) : (
            t("roomTile.emptyNow")
          )}
        </span>
      </div>
      <p dir="auto" className="truncate text-sm text-soft">
        {room.hostName
          ? t("roomTile.hostedByHostname", { hostName: nameIn(t, room.hostName) })
          : t("roomTile.openToEveryone")}
      </p>
    </Link>
  );
}
