import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { nameIn } from "@/app/_components/known-as";
import { Button } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { inputClass } from "@/app/_components/ui/input-class";
import type { Say } from "@/app/_words/say";
import { callerFor } from "@/server/trpc/caller";
import { PersonMenu } from "../../_components/people/person-menu";
import { StandingWords } from "../../_components/people/standing-words";
import { Title } from "../../_components/title";
import { day } from "../../_components/words";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: t("peoplePage.people") };
}

const filtersIn = (t: Say<"admin">) =>
  [
    { value: "all", label: t("peoplePage.everyone") },
    { value: "accounts", label: t("peoplePage.accounts") },
    { value: "guests", label: t("peoplePage.guests") },
    { value: "moderators", label: t("peoplePage.moderatorsAndAdmins") },
    { value: "barred", label: t("peoplePage.mutedSuspendedBanned") },
  ] as const;
type Search = { q?: string; filter?: string; after?: string };

export default async function People({ searchParams }: { searchParams: Promise<Search> }) {
  const t = await getTranslations("admin");
  const tFrame = await getTranslations("frame");
  const api = await callerFor(await headers());
  const { q = "", filter: asked, after } = await searchParams;
  const filter = filtersIn(t).find(({ value }) => value === asked)?.value ?? "all";
  const [me, { people, next }] = await Promise.all([
    api.me.get(),
    api.admin.people.list({ search: q.slice(0, 200), filter, cursor: after }),
  ]);
  const to = (more: Search) => `/admin/people?${new URLSearchParams({ q, filter, ...more })}`;
  return (
    <>
      <Title>{t("peoplePage.people")}</Title>
      <search>
        <form action="/admin/people" className="flex max-w-2xl gap-2">
          <input type="hidden" name="filter" value={filter} />
          <input
            name="q"
            type="search"
            defaultValue={q}
            placeholder={t("peoplePage.nameEmailId")}
            aria-label={t("peoplePage.findPeopleNameEmail")}
            className={inputClass}
          />
          <Button type="submit">{t("peoplePage.find")}</Button>
        </form>
        <ul aria-label={t("peoplePage.whoIsShown")} className="mt-3 flex flex-wrap gap-1">
          {filtersIn(t).map(({ value, label }) => (
            <li key={value}>
              <Link
                href={`/admin/people?${new URLSearchParams({ q, filter: value })}`}
                aria-current={value === filter ? "true" : undefined}
                className="inline-flex h-11 items-center rounded-md px-3 text-soft hover:bg-well hover:text-ink aria-[current]:bg-well aria-[current]:text-ink"
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </search>
      {people.length === 0 && <p className="mt-8 text-soft">{t("peoplePage.nobodyFitsThat")}</p>}
      <ul className="mt-6 divide-y divide-line border-line border-y empty:hidden">
        {people.map((person) => (
          <li key={person.userId} className="flex items-start gap-3 py-3">
            <div className="grid min-w-0 flex-1 gap-x-6 gap-y-0.5 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,2fr)]">
              <div className="min-w-0">
                <p className="truncate font-medium">
                  <bdi>{nameIn(tFrame, person.name)}</bdi>
                  {person.userId === me.user?.id && (
                    <span className="font-normal text-soft"> {t("peoplePage.you")}</span>
                  )}
                </p>
                <p className="truncate text-sm text-soft">
                  {person.email ?? t("peoplePage.guestOneBrowser")}
                </p>
              </div>
              <div className="text-sm">
                <p className={person.role === "user" ? "text-soft" : "font-medium"}>
                  {person.isGuest ? t("peoplePage.guest") : roleWordsIn(t)[person.role]}
                </p>
                <p className="numbers text-soft">
                  {person.sessions === 1
                    ? t("peoplePage.n1Session")
                    : t("peoplePage.sessionsSessions", { sessions: person.sessions })}
                </p>
              </div>
              <div className="text-sm">
                <p className="numbers text-soft">
                  {t("peoplePage.sinceDaySeen", {
                    since: day(t, person.createdAt),
                    seen: person.seenAt === null ? "no" : "yes",
                    day: day(t, person.seenAt ?? 0),
                  })}
                </p>
                {person.standing && <StandingWords standing={person.standing} now={Date.now()} />}
              </div>
            </div>
            <PersonMenu person={person} isMe={person.userId === me.user?.id} />
          </li>
        ))}
      </ul>
      {next && (
        <ButtonLink href={to({ after: next })} className="mt-6">
          {t("peoplePage.older")}
        </ButtonLink>
      )}
    </>
  );
}

const roleWordsIn = (t: Say<"admin">): Record<string, string> => ({
  user: t("peoplePage.account"),
  moderator: t("peoplePage.moderator"),
  admin: t("peoplePage.admin"),
});
