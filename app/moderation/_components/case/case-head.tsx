"use client";

import { ArrowLeft, ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { CaseData } from "@/app/_api/types";
import { Chip } from "../chip";
import { KIND_WORDS, LIVE_ROLE_WORDS, moment, ROLE_WORDS, STATE_WORDS } from "../words";
import type { Neighbours } from "./use-neighbours";

type CaseHeadProps = { found: CaseData; neighbours: Neighbours; keys: ReactNode };
const round = "inline-flex size-11 items-center justify-center rounded-md hover:bg-well";

/** What the case is about, how it stands, and where one came from. */
export function CaseHead({ found, neighbours, keys }: CaseHeadProps) {
  const { kind, subject, state, held, escalated, concerns, claimedByName, mine, live } = found;
  const role = live ? LIVE_ROLE_WORDS[live.measure.kind] : ROLE_WORDS[kind];
  const { back, place, of, previous, next } = neighbours;
  return (
    <header className="mb-5">
      <div className="-ml-3 flex items-center gap-1">
        <Link
          href={back}
          className="inline-flex h-11 items-center gap-2 rounded-md px-3 text-soft hover:bg-well hover:text-ink"
        >
          <ArrowLeft aria-hidden className="size-4.5" />
          Queue
        </Link>
        {place > 0 && (
          <nav aria-label="Cases" className="flex items-center">
            {previous && (
              <Link href={`/moderation/cases/${previous}`} aria-label="Previous case" className={round}>
                <ChevronLeft aria-hidden className="size-5" />
              </Link>
            )}
            <span className="numbers px-1 text-sm text-soft">
              {place} of {of}
            </span>
            {next && (
              <Link href={`/moderation/cases/${next}`} aria-label="Next case" className={round}>
                <ChevronRight aria-hidden className="size-5" />
              </Link>
            )}
          </nav>
        )}
        <span className="ml-auto">{keys}</span>
      </div>
      <h1 dir="auto" className="mt-1 text-balance wrap-anywhere font-semibold text-2xl tracking-tight">
        {subject?.title || "No longer there"}
      </h1>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1.5 text-soft">
        <Chip solid={state === "open" || state === "appealed"}>{STATE_WORDS[state]}</Chip>
        {held && <Chip solid>Held</Chip>}
        {escalated && <Chip>For admins</Chip>}
        <span>{KIND_WORDS[kind]}</span>
        {concerns && role && (
          <span>
            ·{" "}
            <span dir="auto" className="text-ink">
              {concerns.name}
            </span>{" "}
            {role}
          </span>
        )}
        {subject?.at && <span>· {moment(subject.at)} UTC</span>}
        {/* Not fetched before it is asked for: it may be gone from its place. */}
        {subject?.href && (
          <Link
            href={subject.href}
            prefetch={false}
            className="touch underline underline-offset-4 hover:text-ink"
          >
            See it in its place
          </Link>
        )}
        {claimedByName && (
          <span className="text-ink">· {mine.claimed ? "You have it" : `${claimedByName} has it`}</span>
        )}
      </p>
    </header>
  );
}
