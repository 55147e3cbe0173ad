import type { Metadata } from "next";
import Link from "next/link";
import type { OwnRoom } from "@/app/_api/types";
import { Day } from "@/app/_components/day";
import { SettledPicture } from "@/app/_components/settled-picture";
import { minePage } from "../_components/mine-page";

export const metadata: Metadata = { title: "My rooms" };

export default function MyRooms() {
  return minePage("rooms", async (api) => {
    const rooms = await api.me.rooms();
    const open = rooms.filter((room) => room.open && !room.archived);
    return (
      <>
        <h1 className="mt-8 font-semibold text-3xl tracking-[-0.02em]">My rooms</h1>
        {rooms.length === 0 && (
          <p className="mt-4 max-w-md text-lg text-soft">
            You are in none yet.{" "}
            <Link href="/rooms" className="text-ink underline underline-offset-4">
              Open one, or come into one that is open to everyone
            </Link>
            .
          </p>
        )}
        <Rooms title="You host" rooms={open.filter((room) => room.role === "host")} />
        <Rooms title="You are in" rooms={open.filter((room) => room.role !== "host")} />
        <Rooms title="Archived" rooms={rooms.filter((room) => room.open && room.archived)} />
        <Rooms title="Closed" rooms={rooms.filter((room) => !room.open)} />
      </>
    );
  });
}

function Rooms({ title, rooms }: { title: string; rooms: readonly OwnRoom[] }) {
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
                {room.visibility}, {room.role}, last used <Day at={room.lastActiveAt} />
              </p>
              {room.parent && (
                <p className="text-sm text-soft">
                  Branched from{" "}
                  <Link dir="auto" href={`/r/${room.parent.slug}`} className="underline underline-offset-2">
                    {room.parent.title}
                  </Link>
                  , moment {room.parent.seq}
                </p>
              )}
              {room.branches.length > 0 && (
                <p className="text-sm text-soft">
                  Branches:{" "}
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
