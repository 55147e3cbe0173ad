import type { Metadata } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { OwnRoom } from "@/app/_api/types";
import { Day } from "@/app/_components/day";
import { SettledPicture } from "@/app/_components/settled-picture";
import { minePage } from "../_components/mine-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("me");
  return { title: t("roomsPage.myRooms") };
}

export default function MyRooms() {
  const t = useTranslations("me");
  return minePage("rooms", async (api) => {
    const rooms = await api.me.rooms();
    const open = rooms.filter((room) => room.open && !room.archived);
    return (
      <>
        <h1 className="mt-8 font-semibold text-3xl tracking-[-0.02em]">{t("roomsPage.myRooms")}</h1>
        {rooms.length === 0 && (
          <p className="mt-4 max-w-md text-lg text-soft">
            {t("roomsPage.noneYet")}{" "}
            <Link href="/rooms" className="text-ink underline underline-offset-4">
              {t("roomsPage.openOneComeInto")}
            </Link>
            .
          </p>
        )}
        <Rooms title={t("roomsPage.youHost")} rooms={open.filter((room) => room.role === "host")} />
        <Rooms title={t("roomsPage.youAreIn")} rooms={open.filter((room) => room.role !== "host")} />
        <Rooms title={t("roomsPage.archived")} rooms={rooms.filter((room) => room.open && room.archived)} />
        <Rooms title={t("roomsPage.closed")} rooms={rooms.filter((room) => !room.open)} />
      </>
    );
  });
}

function Rooms({ title, rooms }: { title: string; rooms: readonly OwnRoom[] }) {
  const t = useTranslations("me");
  if (rooms.length === 0) return null;
  return (
    <section aria-label={title} className="mt-10">
      <h2 className="font-semibold text-xl">{title}</h2>
      <ul className="mt-4 grid gap-x-10 gap-y-6 md:grid-cols-2">
        {rooms.map((room) => (
          <li key={room.id} className="flex gap-4">
            {room.open && (
              <Link href={`/r/${room.slug}`} tabIndex={-1} aria-hidden className="w-24 shrink-0">
                <SettledPicture url={room.picture} alt="" />
              </Link>
            )}
            <div className="min-w-0">
              <p className="wrap-anywhere font-medium" dir="auto">
                {room.open ? (
                  <Link href={`/r/${room.slug}`} className="hover:underline">
                    {room.title}
                  </Link>
                ) : (
                  room.title
                )}
              </p>
              <p className="text-sm text-soft">
                {t.rich("roomsPage.visibilityRoleLastUsed", {
                  visibility: room.visibility,
                  role: room.role,
                  day: () => <Day at={room.lastActiveAt} />,
                })}
              </p>
              {room.parent && (
                <p className="text-sm text-soft">
                  {t("roomsPage.branchedFrom")}{" "}
                  <Link dir="auto" href={`/r/${room.parent.slug}`} className="underline underline-offset-2">
                    {room.parent.title}
                  </Link>
                  {t("roomsPage.momentSeq", { seq: room.parent.seq })}
                </p>
              )}
              {room.branches.length > 0 && (
                <p className="text-sm text-soft">
                  {t("roomsPage.branches")}{" "}
                  {room.branches.map((branch, i) => (
                    <span key={branch.slug}>
                      {i > 0 && ", "}
                      <Link dir="auto" href={`/r/${branch.slug}`} className="underline underline-offset-2">
                        {branch.title}
                      </Link>
                    </span>
                  ))}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
