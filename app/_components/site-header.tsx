import { Inbox } from "lucide-react";
import { cookies, headers } from "next/headers";
import Link from "next/link";
import type { Me } from "@/app/_api/types";
import { asTheme, THEME_COOKIE } from "@/app/_theme/theme";
import { ThemeToggle } from "@/app/_theme/theme-toggle";
import { callerFor } from "@/server/trpc/caller";
import { Wordmark } from "./mark";
import { SiteNotices } from "./site-notices";

const link = "inline-flex h-11 items-center rounded-md px-2 hover:bg-well sm:px-3";

/** The quiet line on top of every page but a room. */
export async function SiteHeader({ me }: { me: Me | null }) {
  const theme = asTheme((await cookies()).get(THEME_COOKIE)?.value);
  const user = me?.user ?? null;
  const api = await callerFor(await headers());
  const [unread, site] = await Promise.all([
    user ? api.notification.unread().catch(() => 0) : 0,
    api.site.get().catch(() => null),
  ]);
  return (
    <>
      <SiteNotices announcement={site?.announcement ?? ""} barred={me?.barred ?? null} />
      <header className="mx-auto flex h-18 w-full max-w-[1520px] items-center gap-1 px-4 sm:px-10">
        <Link
          href="/"
          aria-label="Cohue, home"
          className="-ml-1 mr-auto inline-flex h-11 items-center rounded-md px-1"
        >
          <Wordmark className={user ? "max-[430px]:[&>span]:hidden" : ""} />
        </Link>
        <nav aria-label="Site" className="flex min-w-0 items-center sm:gap-1">
          <Link href="/rooms" className={link}>
            Rooms
          </Link>
          <Link href="/gallery" className={link}>
            Gallery
          </Link>
          <Link href="/exhibitions" className={`${link} max-md:hidden`}>
            Exhibitions
          </Link>
          {user && (
            <Link
              href="/inbox"
              className={link}
              aria-label={unread > 0 ? `Inbox, ${unread} unread` : "Inbox"}
            >
              <Inbox aria-hidden className="size-5" />
              {unread > 0 && (
                <span className="ml-1.5 rounded-full bg-ink px-1.5 text-paper text-xs">{unread}</span>
              )}
            </Link>
          )}
          <Link href={user ? "/me/rooms" : "/account"} className={`${link} max-w-40 sm:max-w-60`}>
            <span className="truncate">{user ? user.name : "Sign in"}</span>
          </Link>
        </nav>
        <ThemeToggle initial={theme} />
      </header>
    </>
  );
}
