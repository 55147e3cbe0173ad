import type { Metadata } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { MyDecision, OwnWork } from "@/app/_api/types";
import { Day } from "@/app/_components/day";
import type { Say } from "@/app/_words/say";
import { WorkImage } from "@/app/_works/work-image";
import { inLanguage } from "@/core/kernel/said/in-language";
import { subjectOf } from "@/core/moderation/subjects";
import { minePage } from "../_components/mine-page";
import { OwnWorkActions } from "./_components/own-work-actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("me");
  return { title: t("worksPage.myWorks") };
}

const groupsIn = (t: Say<"me">) =>
  [
    [t("worksPage.onTheWall"), (work: OwnWork) => work.shown],
    [t("worksPage.beingMade"), (work: OwnWork) => !work.shown && work.status === "preparing"],
    [t("worksPage.waitingForAnswers"), (work: OwnWork) => work.status === "awaiting"],
    [
      t("worksPage.notShown"),
      (work: OwnWork) => !work.shown && !["preparing", "awaiting"].includes(work.status),
    ],
  ] as const;

export default function MyWorks() {
  const t = useTranslations("me");
  return minePage("works", async (api) => {
    const [works, decisions] = await Promise.all([api.me.works(), api.moderation.myDecisions()]);
    const inForce = decisions.filter(({ held, decisions: all }) => held || all.at(-1)?.ended === null);
    const decisionOn = (id: string) => inForce.find((one) => one.subject === subjectOf("work", id));
    return (
      <>
        <h1 className="mt-8 font-semibold text-3xl tracking-[-0.02em]">{t("worksPage.worksIPublished")}</h1>
        {works.length === 0 && (
          <p className="mt-4 max-w-md text-lg text-soft">{t("worksPage.noneYetRoomHost")}</p>
        )}
        {groupsIn(t).map(([title, fits]) => {
          const group = works.filter(fits);
          return group.length === 0 ? null : (
            <section key={title} aria-label={title} className="mt-10">
              <h2 className="font-semibold text-xl">{title}</h2>
              <ul className="mt-4 grid gap-x-10 gap-y-8 md:grid-cols-2">
                {group.map((work) => (
                  <Work key={work.id} work={work} decision={decisionOn(work.id) ?? null} />
                ))}
              </ul>
            </section>
          );
        })}
      </>
    );
  });
}

function Work({ work, decision }: { work: OwnWork; decision: MyDecision | null }) {
  const t = useTranslations("me");
  const language = useLocale();
  return (
    <li className="flex gap-4">
      {work.shown ? (
        <WorkImage
          id={work.id}
          version={work.version}
          size={256}
          alt=""
          className="w-28 shrink-0 self-start"
        />
      ) : (
        <div className="aspect-square w-28 shrink-0 self-start border border-edge border-dashed" />
      )}
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere font-medium" dir="auto">
          {work.version > 0 ? (
            <Link href={`/works/${work.id}`} className="hover:underline">
              {work.title}
            </Link>
          ) : (
            work.title
          )}
        </p>
        <p className="text-sm text-soft">
          {work.version > 0 && t("worksPage.versionVersion", { version: work.version })}
          {work.publishedAt !== null && (
            <>
              , <Day at={work.publishedAt} />
            </>
          )}
          {work.applause > 0 && t("worksPage.applauseApplause", { applause: work.applause })}
          {work.comments > 0 && t("worksPage.comments", { comments: work.comments })}
        </p>
        {work.words && <p className="mt-1 text-sm">{inLanguage(work.words, language)}</p>}
        {decision && (
          <p className="mt-1 text-sm">
            <Link href={`/me/decisions/${decision.id}`} className="touch underline underline-offset-2">
              {t("worksPage.readDecisionAppeal", { canAppeal: decision.canAppeal ? "yes" : "no" })}
            </Link>
          </p>
        )}
        {work.waiting > 0 && (
          <p className="mt-1 text-sm text-soft">
            {t("worksPage.waitingContributorHas", { waiting: work.waiting })}
          </p>
        )}
        {work.room && (
          <p className="mt-1 text-sm text-soft">
            {t("worksPage.from")}{" "}
            <Link dir="auto" href={`/r/${work.room.slug}`} className="underline underline-offset-2">
              {work.room.title}
            </Link>
          </p>
        )}
        <OwnWorkActions work={work} />
      </div>
    </li>
  );
}
