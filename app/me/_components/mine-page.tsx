import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import type { Me } from "@/app/_api/types";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { callerFor } from "@/server/trpc/caller";

const SECTIONS = [
  ["rooms", "Rooms"],
  ["works", "Works"],
  ["credits", "Credits"],
  ["collections", "Collections"],
  ["reports", "Reports"],
  ["decisions", "Decisions"],
  ["notifications", "Notices"],
  ["keys", "Keys"],
  ["data", "Data"],
] as const;
type Section = (typeof SECTIONS)[number][0];
type Known = Extract<Me, { user: object }>;
type Api = Awaited<ReturnType<typeof callerFor>>;

/** One of a person's own pages. Who is nobody yet is asked to come in first. */
export async function minePage(at: Section, content: (api: Api, me: Known) => Promise<ReactNode>) {
  const api = await callerFor(await headers());
  const me = await api.me.get();
  if (!me.user) redirect(`/account?next=/me/${at}`);
  // Who is named on nothing and has put nothing together has no page for others.
  const isPublic = await api.work.person({ actor: me.actor }).then(
    () => true,
    () => false,
  );
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-[1280px] px-5 pt-6 sm:px-10">
        <p className="flex flex-wrap items-baseline gap-x-4 text-soft">
          <span dir="auto" className="font-semibold text-ink text-xl">
            {me.user.name}
          </span>
          {me.user.isGuest ? "a guest, on this browser only" : me.user.email}
          <Link href="/account" className="touch underline underline-offset-4">
            Account
          </Link>
          {isPublic && (
            <Link href={`/people/${me.actor}`} className="touch underline underline-offset-4">
              My public page
            </Link>
          )}
        </p>
        <nav aria-label="Mine" className="mt-4 flex flex-wrap gap-x-5 border-line border-b max-sm:border-b-0">
          {SECTIONS.map(([section, label]) => (
            <Link
              key={section}
              href={`/me/${section}`}
              aria-current={section === at ? "page" : undefined}
              className="-mb-px inline-flex h-12 shrink-0 items-center border-transparent max-sm:h-11 border-b-2 font-medium text-soft hover:text-ink aria-[current]:border-ink aria-[current]:text-ink"
            >
              {label}
            </Link>
          ))}
        </nav>
        {me.user.isGuest && <GuestNote api={api} back={`/me/${at}`} />}
        {await content(api, me)}
      </main>
      <SiteFooter />
    </>
  );
}

/** What a guest has, and how to keep it. */
async function GuestNote({ api, back }: { api: Api; back: string }) {
  const { rooms, works, credits } = await api.me.summary();
  return (
    <p className="mt-6 max-w-prose rounded-md border border-line p-4">
      You are a guest. {count(rooms, "room")}, {count(works, "work")} you published and{" "}
      {count(credits, "credit")} are yours as long as this browser remembers you.{" "}
      <Link href={`/account?next=${back}`} className="underline underline-offset-4">
        Make an account to claim them
      </Link>
      : they come with you.
    </p>
  );
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
