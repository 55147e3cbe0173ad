import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { Notice } from "@/app/_api/types";
import { Day } from "@/app/_components/day";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { subjectWord } from "@/app/_moderation/rule-words";
import type { Say } from "@/app/_words/say";
import { ConsentQuestions } from "@/app/_works/consent-questions";
import { CreditList } from "@/app/_works/credit-list";
import { inLanguage } from "@/core/kernel/said/in-language";
import type { Language } from "@/core/kernel/said/languages";
import { SUBJECT_KINDS, type SubjectKind } from "@/core/moderation/subjects";
import { callerFor } from "@/server/trpc/caller";
import { MarkRead } from "./_components/mark-read";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("inbox");
  return { title: t("page.inbox") };
}

type Told = Omit<Notice["data"], "title"> & { title: string | number };

const wordsIn = (
  tTerms: Say<"terms">,
  t: Say<"inbox">,
  language: Language,
): Partial<Record<Notice["kind"], (data: Told) => string>> => ({
  credit: ({ title, share }) =>
    share === undefined
      ? t("page.titlePublishedHadPart", { title })
      : t("page.anotherSplitProposedTitle", { title, share }),
  consent: ({ title }) => t("page.titleWaitsAnswerBefore", { title }),
  "credit-decided": ({ title, consent }) =>
    `“${title}”: ${answersIn(t)[String(consent)] ?? t("page.somebodyAnsweredAboutTheir")}`,
  comment: ({ title }) => t("page.someoneSaidSomethingAbout", { title }),
  superseded: ({ title, why }) =>
    t("page.titleHasNewVersion", {
      title,
      because: why ? "yes" : "no",
      why: inLanguage(String(why ?? ""), language),
    }),
  decision: ({ title, kind, words }) =>
    `${aboutWords(tTerms, t, kind, title)}: ${inLanguage(String(words ?? ""), language)}`,
  report: ({ title, words }) =>
    t("page.reportedTitleWords", { title, words: inLanguage(String(words ?? ""), language) }),
  remixed: ({ title, into }) =>
    t("page.titleRemixedInto", { title, remade: into ? "yes" : "no", into: into ?? "" }),
});

const saidOf = (tTerms: Say<"terms">, t: Say<"inbox">, language: Language, { kind, data }: Notice): string =>
  wordsIn(tTerms, t, language)[kind]?.({ ...data, title: data.title ?? "" }) ?? kind;

const answersIn = (t: Say<"inbox">): Record<string, string> => ({
  accepted: t("page.somebodyWhoHadPart"),
  anonymous: t("page.somebodyWhoHadPart2"),
  withdrawn: t("page.somebodyWithdrewMadeAnew"),
});

const nounOf = (tTerms: Say<"terms">, kind: string | number | undefined): string =>
  SUBJECT_KINDS.includes(kind as SubjectKind)
    ? subjectWord(tTerms, kind as SubjectKind)
    : subjectWord(tTerms, "work");

/** Rooms are not only their hosts': whoever was removed from one is told of it too. */
function aboutWords(
  tTerms: Say<"terms">,
  t: Say<"inbox">,
  kind?: string | number,
  title?: string | number,
): string {
  if (kind === "person") return t("page.aboutYou");
  return t("page.aboutThe", {
    room: kind === "room" ? "yes" : "no",
    noun: nounOf(tTerms, kind),
    title: title ?? "",
  });
}

/** Where a notice leads. */
function hrefOf({ kind, data }: Notice): string {
  if (kind === "decision") return data.case ? `/me/decisions/${data.case}` : "/me/decisions";
  if (kind === "consent") return "/me/credits";
  if (kind === "report") return "/me/reports";
  return data.work ? `/works/${data.work}` : "/inbox";
}

/** What one was told, and every work one had a part in. */
export default async function Inbox() {
  const tTerms = await getTranslations("terms");
  const t = await getTranslations("inbox");
  const language = await getLocale();
  const api = await callerFor(await headers());
  const me = await api.me.get();
  if (!me.user) redirect("/account?next=/inbox");
  const [notices, credits, questions] = await Promise.all([
    api.notification.list(),
    api.notification.credits(),
    api.work.questions(),
  ]);
  return (
    <>
      <SiteHeader me={me} />
      <MarkRead unread={notices.filter((notice) => !notice.read).length} />
      <main className="mx-auto grid w-full max-w-[1100px] gap-16 px-5 pt-6 sm:px-10 lg:grid-cols-2">
        <section aria-labelledby="inbox">
          <h1 id="inbox" className="font-semibold text-4xl tracking-[-0.03em]">
            {t("page.inbox")}
          </h1>
          {notices.length === 0 && <p className="mt-4 text-soft">{t("page.nobodyHasAnythingTell")}</p>}
          <ul className="mt-6 flex flex-col gap-4">
            {notices.map((notice) => (
              <li key={notice.id} className="flex gap-3">
                <span
                  aria-hidden
                  className={`mt-2 size-2 shrink-0 rounded-full ${notice.read ? "bg-transparent" : "bg-ink"}`}
                />
                <div className="min-w-0">
                  <Link href={hrefOf(notice)} className="hover:underline">
                    {saidOf(tTerms, t, language, notice)}
                  </Link>
                  {notice.kind === "decision" && notice.data.facts && (
                    <p
                      dir="auto"
                      className="my-1.5 whitespace-pre-line wrap-anywhere border-line border-s-2 ps-3"
                    >
                      {notice.data.facts}
                    </p>
                  )}
                  <p className="text-sm text-soft">
                    <Day at={notice.at} />
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="credits">
          <h2 id="credits" className="font-semibold text-2xl tracking-tight">
            {t("page.worksHadPart")}
          </h2>
          <ConsentQuestions questions={questions} />
          {credits.length === 0 && <p className="mt-4 text-soft">{t("page.nonePublishedYet")}</p>}
          <CreditList credits={credits} />
          {credits.length > 0 && (
            <Link href="/me/credits" className="touch mt-6 inline-block underline underline-offset-4">
              {t("page.allMyCredits")}
            </Link>
          )}
        </section>
      </main>
      <SiteFooter />
    </>
  );
}
