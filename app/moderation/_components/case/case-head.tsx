"use client";

import { ArrowLeft, ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CaseData } from "@/app/_api/types";
import { Chip } from "../chip";
import { kindWordsIn, liveRoleWordsIn, moment, roleWordsIn, stateWordsIn } from "../words";
import type { Neighbours } from "./use-neighbours";

type CaseHeadProps = { found: CaseData; neighbours: Neighbours; keys: ReactNode };
const round = "inline-flex size-11 items-center justify-center rounded-md hover:bg-well";

/** What the case is about, how it stands, and where one came from. */
export function CaseHead({ found, neighbours, keys }: CaseHeadProps) {
  const t = useTranslations("desk");
  const { kind, subject, state, held, escalated, concerns, claimedByName, mine, live } = found;
  const role = live ? liveRoleWordsIn(t)[live.measure.kind] : roleWordsIn(t)[kind];
  const { back, place, of, previous, next } = neighbours;
  return (
    <header className="mb-5">
      <div className="-ms-3 flex items-center gap-1">
        <Link
          href={back}
          className="inline-flex h-11 items-center gap-2 rounded-md px-3 text-soft hover:bg-well hover:text-ink"
        >
          <ArrowLeft aria-hidden className="size-4.5" />
          {t("caseHead.queue")}
        </Link>
        {place > 0 && (
          <nav aria-label={t("caseHead.cases")} className="flex items-center">
            {previous && (
              <Link
                href={`/moderation/cases/${previous}`}
                aria-label={t("caseHead.previousCase")}
                className={round}
              >
                <ChevronLeft aria-hidden className="size-5" />
              </Link>
            )}
            <span className="numbers px-1 text-sm text-soft">{t("caseHead.placeOfOf", { place, of })}</span>
            {next && (
              <Link href={`/moderation/cases/${next}`} aria-label={t("caseHead.nextCase")} className={round}>
                <ChevronRight aria-hidden className="size-5" />
              </Link>
            )}
          </nav>
        )}
        <span className="ms-auto">{keys}</span>
      </div>
      <h1 dir="auto" className="mt-1 text-balance wrap-anywhere font-semibold text-2xl tracking-tight">
        {subject?.title || t("caseHead.noLongerThere")}
      </h1>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-soft">
        <Chip solid={state === "open" || state === "appealed"}>{stateWordsIn(t)[state]}</Chip>
        {held && <Chip solid>{t("caseHead.held")}</Chip>}
        {escalated && <Chip>{t("caseHead.forAdmins")}</Chip>}
        <span>{kindWordsIn(t)[kind]}</span>
        {concerns && role && (
          <span>
            <span dir="auto" className="text-ink">
              {concerns.name}
            </span>{" "}
            {role}
          </span>
        )}
        {subject?.at && <span>{t("caseHead.momentUtc", { moment: moment(t, subject.at) })}</span>}
        {/* Not fetched before it is asked for: it may be gone from its place. */}
        {subject?.href && (
          <Link
            href={subject.href}
            prefetch={false}
            className="touch underline underline-offset-4 hover:text-ink"
          >
            {t("caseHead.seePlace")}
          </Link>
        )}
        {claimedByName && (
          <span className="text-ink">
            {t("caseHead.youHaveIt", { claimed: mine.claimed ? "yes" : "no", claimedByName })}
          </span>
        )}
      </p>
    </header>
  );
}
