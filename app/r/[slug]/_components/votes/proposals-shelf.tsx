"use client";

import { ChevronDown, Trash2, Vote } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { BALLOT_SECONDS } from "@/core/room/protocol/limits";
import type { ProposedPicture } from "@/core/room/protocol/messages";
import { Card } from "../frame/card";
import { Segmented } from "../panels/segmented";
import { proposedUrl } from "./proposed-url";

/** What members propose: small, with who it is from, until somebody puts it to a vote. */
export function ProposalsShelf({ proposals }: { proposals: readonly ProposedPicture[] }) {
  const t = useTranslations("room");
  const live = useLive();
  const { id: room } = useFacts();
  const { me, role } = useSignal(live.people);
  const blocked = useSignal(live.blocked);
  const [seconds, setSeconds] = useState<"30" | "60" | "180">("60");
  const [busy, setBusy] = useState(false);

  async function begin() {
    setBusy(true);
    const chosen = BALLOT_SECONDS.find((one) => String(one) === seconds) ?? 60;
    await live.command({ kind: "ballot", about: "proposals", seconds: chosen });
    setBusy(false);
  }

  return (
    <Card label={t("votes.proposals")}>
      <details open className="group">
        <summary className="flex min-h-9 cursor-pointer items-center gap-2 rounded-sm font-medium coarse:min-h-11">
          {t("votes.countProposals", { count: proposals.length })}
          <ChevronDown aria-hidden className="ms-auto size-4 transition-transform group-open:rotate-180" />
        </summary>
        <ul className="mt-1 grid grid-cols-3 gap-2">
          {proposals.map(({ of, by }) => {
            const name = by === me ? t("votes.you") : live.nameOf(by);
            return (
              <li key={of} className="relative">
                <img
                  src={proposedUrl(room, of)}
                  alt={t("votes.pictureOfName", { mine: by === me ? "yes" : "no", name })}
                  className="aspect-square w-full rounded-sm bg-well object-cover"
                />
                <bdi className="block truncate text-sm text-soft">{name}</bdi>
                {(by === me || role === "host") && (
                  <button
                    type="button"
                    aria-label={t("votes.takeBackOf", { mine: by === me ? "yes" : "no", name })}
                    onClick={() => void live.command({ kind: "unpropose", of })}
                    className="absolute end-0 top-0 grid size-9 place-items-center rounded-es-md bg-black/55 text-white focus-visible:outline-white"
                  >
                    <Trash2 aria-hidden className="size-4" />
                  </button>
                )}
              </li>
            );
          })}
        </ul>
        {blocked === null && (
          <>
            <Segmented
              label={t("votes.howLong")}
              value={seconds}
              options={[
                { value: "30", label: t("votes.thirtySeconds") },
                { value: "60", label: t("votes.oneMinute") },
                { value: "180", label: t("votes.threeMinutes") },
              ]}
              onChange={setSeconds}
              className="mt-2"
            />
            <Button variant="solid" busy={busy} className="mt-2 w-full" onClick={() => void begin()}>
              <Vote aria-hidden />
              {t("votes.putToVote")}
            </Button>
          </>
        )}
      </details>
    </Card>
  );
}
