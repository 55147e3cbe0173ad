"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_api/trpc";
import type { CaseEvidence } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { Section } from "../case/section";
import { moment, visibilityWords } from "../words";

const STEP_MS = 700;

type ReplayProps = { id: string; room: NonNullable<CaseEvidence["room"]>; open: boolean; onOpen: () => void };

/** What happened in the room, moment by moment. Asked for, because looking into a closed room is written down. */
export function Replay({ id, room, open, onOpen }: ReplayProps) {
  const t = useTranslations("desk");
  const tErrors = useTranslations("errors");
  const isClosed = room.visibility === "private" || room.hasPassword || room.isClosed;
  /** The end of the stretch that is shown; undefined: the last there is. */
  const [before, setBefore] = useState<number>();
  const { data, error, isLoading } = useQuery(
    useTRPC().moderation.replay.queryOptions(
      { case: id, before },
      {
        enabled: open,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        retry: 0,
        placeholderData: keepPreviousData,
      },
    ),
  );
  return (
    <Section
      title={t("replay.howCameAbout")}
      aside={t("replay.inTitleValue", {
        title: room.title,
        value: isClosed ? t("replay.notOpenEveryone") : visibilityWords(t, room.visibility),
      })}
    >
      {!open && (
        <div className="flex flex-wrap items-center gap-3">
          <Button onClick={onOpen}>{t("replay.replayTheRoom")}</Button>
          {isClosed && <p className="text-sm text-soft">{t("replay.lookedWrittenAuditLog")}</p>}
        </div>
      )}
      {isLoading && (
        <p role="status" className="text-soft">
          {t("replay.readingRoomsLog")}
        </p>
      )}
      {error && (
        <p role="alert" className="text-danger">
          {wordsOf(tErrors, error)}
        </p>
      )}
      {data && data.frames.length === 0 && <p className="text-soft">{t("replay.noPictureKept")}</p>}
      {data && data.frames.length > 0 && (
        <Film key={data.frames[0]?.seq} id={id} frames={data.frames} log={data.log} />
      )}
      {data && (data.before !== null || before !== undefined) && (
        <div className="mt-3 flex flex-wrap gap-3">
          {data.before !== null && (
            <Button variant="quiet" onClick={() => setBefore(data.before ?? undefined)}>
              {t("replay.earlierMoments")}
            </Button>
          )}
          {before !== undefined && (
            <Button variant="quiet" onClick={() => setBefore(undefined)}>
              {t("replay.theLatest")}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}

type FilmProps = {
  id: string;
  frames: readonly { seq: number; at: number; by: string[] }[];
  log: readonly { seq: number; at: number; name: string; words: string }[];
};

function Film({ id, frames, log }: FilmProps) {
  const t = useTranslations("desk");
  const [at, setAt] = useState(frames.length - 1);
  const [plays, setPlays] = useState(false);
  useEffect(() => {
    if (!plays) return;
    const timer = setInterval(() => setAt((now) => (now + 1) % frames.length), STEP_MS);
    return () => clearInterval(timer);
  }, [plays, frames.length]);
  const frame = frames[at] ?? frames[0];
  if (!frame) return null;
  const since = frames[at - 1]?.seq ?? -1;
  const lines = log.filter(({ seq }) => seq > since && seq <= frame.seq);
  return (
    <div className="grid gap-x-6 gap-y-3 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <img
        src={`/api/moderation/cases/${id}/frames/${frame.seq}`}
        alt={t("replay.momentSeq", { seq: frame.seq })}
        width={224}
        height={224}
        className="aspect-square w-56 object-contain"
      />
      <div className="flex min-w-0 flex-col gap-1">
        <div className="flex items-center gap-2">
          <Button
            variant="quiet"
            aria-label={plays ? t("replay.stop") : t("replay.play")}
            onClick={() => setPlays(!plays)}
          >
            {plays ? <Pause aria-hidden /> : <Play aria-hidden />}
          </Button>
          <input
            type="range"
            min={0}
            max={frames.length - 1}
            value={at}
            aria-label={t("replay.moment")}
            aria-valuetext={t("replay.momentSeqMoment", { seq: frame.seq, moment: moment(t, frame.at) })}
            onChange={(event) => {
              setPlays(false);
              setAt(Number(event.target.value));
            }}
            className="h-11 min-w-0 flex-1 accent-ink"
          />
        </div>
        <p className="numbers text-sm text-soft">
          {t.rich("replay.momentSeqMomentUtc", {
            seq: frame.seq,
            moment: moment(t, frame.at),
            value: () => frame.by.length > 0 && `: ${frame.by.join(", ")}`,
          })}
        </p>
        <ol aria-label={t("replay.whatWasDone")} className="max-h-36 overflow-y-auto text-sm">
          {lines.map((line) => (
            <li key={line.seq} className="flex gap-3 py-0.5">
              <span className="numbers w-8 shrink-0 text-end text-soft">{line.seq}</span>
              <span className="min-w-0">
                <span dir="auto" className="font-medium">
                  {line.name}
                </span>{" "}
                {line.words}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
