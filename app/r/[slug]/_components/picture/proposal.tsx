"use client";

import { Vote } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { Sketch } from "@/core/room/protocol/sketch";
import { jsonLines } from "../panels/json-lines";
import { type Surprise, useSurprise } from "../panels/use-surprise";
import { usePropose } from "../votes/use-propose";

/** A surprise, beside the picture that others are working on: it takes its place only once I say so. */
export function Proposal() {
  const live = useLive();
  const surprise = useSignal(live.proposed);
  return surprise && <Proposed key={surprise.seed} surprise={surprise} />;
}

function Proposed({ surprise }: { surprise: Surprise }) {
  const { seed, edits } = surprise;
  const { make, use } = useSurprise();
  const propose = usePropose();
  const t = useTranslations("room");
  const live = useLive();
  const { id: room } = useFacts();
  const [picture, setPicture] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  const otherwise = t("proposal.couldNotDrawnTry");
  useEffect(() => {
    const stop = new AbortController();
    jsonLines<Sketch>(
      `/api/sketch/${room}`,
      { kind: "edits", sketches: [edits] },
      {
        signal: stop.signal,
        otherwise,
        onLine: ({ jpeg }) => setPicture(`data:image/jpeg;base64,${jpeg}`),
      },
    ).catch((fault: Error) => {
      if (!stop.signal.aborted) setError(fault.message);
    });
    return () => stop.abort();
  }, [room, edits, otherwise]);

  return (
    <section
      aria-label={t("proposal.aSurprise")}
      className="absolute end-2 bottom-2 w-60 max-w-[calc(100%-1rem)] animate-rise rounded-md border border-line bg-raised p-3 text-ink shadow-xl"
    >
      <div className="flex items-start gap-3">
        <div className={`size-24 shrink-0 overflow-hidden rounded-sm ${picture ? "" : "bg-well"}`}>
          {picture && (
            <img
              src={picture}
              alt={t("proposal.fromSeedSeed", { seed })}
              className="size-full object-contain"
            />
          )}
        </div>
        <p className="text-sm">{t("proposal.othersWorkingPicturePut")}</p>
      </div>
      {error && (
        <p role="alert" className="mt-2 text-danger text-sm">
          {error}
        </p>
      )}
      <div className="mt-2 grid grid-cols-2 gap-2">
        <Button variant="solid" className="col-span-2" onClick={() => use(surprise)}>
          {t("proposal.useIt")}
        </Button>
        {propose && (
          <Button
            className="col-span-2"
            onClick={async () => (await propose({ edits })) && live.proposed.set(null)}
          >
            <Vote aria-hidden />
            {t("votes.propose")}
          </Button>
        )}
        <Button className="px-2" onClick={() => live.proposed.set(make(surprise.reach))}>
          {t("proposal.another")}
        </Button>
        <Button className="px-2" onClick={() => live.proposed.set(null)}>
          {t("proposal.notNow")}
        </Button>
      </div>
    </section>
  );
}
