import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RoomCard } from "@/app/_api/types";
import { RoomTile } from "@/app/_components/room-tile";

/** A few rooms that are open now. With none, an invitation to open one. */
export function LobbyPeek({ rooms }: { rooms: readonly RoomCard[] }) {
  const t = useTranslations("landing");
  const busy = rooms.some((room) => room.online > 0);
  return (
    <section aria-labelledby="lobby" className="mx-auto mt-28 w-full max-w-[1520px] px-5 sm:px-10">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="lobby" className="font-semibold text-2xl tracking-tight">
          {rooms.length > 0
            ? busy
              ? t("lobbyPeek.beingMadeRightNow")
              : t("lobbyPeek.openRooms")
            : t("lobbyPeek.openRoomOwn")}
        </h2>
        <Link href="/rooms" className="touch shrink-0 underline underline-offset-4">
          {rooms.length > 0 ? t("lobbyPeek.allRooms") : t("lobbyPeek.toTheLobby")}
        </Link>
      </div>
      {rooms.length > 0 ? (
        <ul className="mt-8 grid grid-cols-1 gap-8 min-[480px]:grid-cols-2 lg:grid-cols-4">
          {rooms.map((room) => (
            <li key={room.id}>
              <RoomTile room={room} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-3 max-w-[60ch] text-soft">{t("lobbyPeek.publicUnlistedPrivatePassword")}</p>
      )}
    </section>
  );
}
