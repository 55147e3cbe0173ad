import { CircleUserRound, Inbox, Scale } from "lucide-react";
import { cookies, headers } from "next/headers";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { Me } from "@/app/_api/types";
import { asTheme, THEME_COOKIE } from "@/app/_theme/theme";
import { ThemeToggle } from "@/app/_theme/theme-toggle";
import { callerFor } from "@/server/trpc/caller";
import { nameIn } from "./known-as";
import { Wordmark } from "./mark";
import { SiteNotices } from "./site-notices";
import { cn } from "./ui/cn";

const link = "inline-flex h-11 items-center whitespace-nowrap rounded-md px-2 hover:bg-well sm:px-3";
const count =
  "numbers rounded-full bg-ink px-1.5 text-paper text-xs max-sm:absolute max-sm:top-0.5 max-sm:end-0 sm:ms-1.5";

/** The quiet line on top of every page but a room. */
export async function SiteHeader({ me }: { me: Me | null }) {
  const theme = asTheme((await cookies()).get(THEME_COOKIE)?.value);
  const t = await getTranslations("frame.header");
  const tFrame = await getTranslations("frame");
  const language = await getLocale();
  const user = me?.user ?? null;
  const api = await callerFor(await headers());
  const moderates = user !== null && user.role !== "user" && !me?.barred;
  const [unread, site, waiting] = await Promise.all([
    user ? api.notification.unread().catch(() => 0) : 0,
    api.site.get().catch(() => null),
    moderates ? api.moderation.waiting().catch(() => 0) : 0,
  ]);
  return (
    <>
      <SiteNotices announcement={site?.announcement ?? ""} restriction={me?.restriction ?? null} />
      <header className="mx-auto flex h-18 w-full max-w-[1520px] items-center gap-1 px-4 sm:px-10">
        <Link
          href="/"
          aria-label={t("home")}
          className="-ms-1 me-auto inline-flex h-11 items-center rounded-md px-1"
        >
          {/* Where the words beside it are long, the mark stands for itself. */}
          <Wordmark
            className={
              user || language !== "en" ? "max-[430px]:[&>span]:hidden" : "max-[370px]:[&>span]:hidden"
            }
          />
        </Link>
        <nav
          aria-label={t("site")}
          // A moderator has one more: on the smallest phone all stand closer, and none is squeezed away.
          className={cn(
            "flex min-w-0 items-center sm:gap-1",
            moderates && "max-[22rem]:[&>a]:px-1 [&_svg]:shrink-0",
          )}
        >
          <Link href="/rooms" className={link}>
            {t("rooms")}
          </Link>
          <Link href="/gallery" className={link}>
            {t("gallery")}
          </Link>
          <Link href="/exhibitions" className={`${link} max-md:hidden`}>
            {t("exhibitions")}
          </Link>
          {moderates && (
            <Link href="/moderation" className={`${link} relative`} aria-label={t("moderation", { waiting })}>
              <Scale aria-hidden className="size-5" />
              {waiting > 0 && <span className={count}>{waiting}</span>}
            </Link>
          )}
          {user && (
            <Link href="/inbox" className={`${link} relative`} aria-label={t("inbox", { unread })}>
              <Inbox aria-hidden className="size-5" />
              {unread > 0 && <span className={count}>{unread}</span>}
            </Link>
          )}
          <Link href={user ? "/me/rooms" : "/account"} className={`${link} min-w-0 max-w-40 sm:max-w-60`}>
            {user && <CircleUserRound aria-hidden className="size-5 sm:hidden" />}
            <span dir="auto" className={user ? "truncate max-sm:sr-only" : "truncate"}>
              {user ? nameIn(tFrame, user.name) : t("signIn")}
            </span>
          </Link>
        </nav>
        <ThemeToggle initial={theme} />
      </header>
    </>
  );
}
