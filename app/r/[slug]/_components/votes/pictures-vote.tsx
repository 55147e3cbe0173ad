"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { own } from "@/core/kernel/records/own";
import type { BallotView } from "@/core/room/protocol/messages";
import { Card } from "../frame/card";
import { proposedUrl } from "./proposed-url";
import { TimeLeft } from "./time-left";

/** A vote on what is proposed: small pictures, the present one first. One press is a vote; another press is another. */
export function PicturesVote({ ballot }: { ballot: BallotView }) {
  const t = useTranslations("room");
  const live = useLive();
  const { id: room } = useFacts();
  const { me } = useSignal(live.people);
  const settled = useSignal(live.settled);
  const blocked = useSignal(live.blocked);
  const mine = own(ballot.votes, me);
  const votes = Object.values(ballot.votes);
  const count = (of: number | null) => votes.filter((choice) => choice === of).length;
  const choices = [
    { of: null, url: settled?.url, label: t("votes.presentPicture") },
    ...ballot.choices.map(({ of, by }) => ({
      of,
      url: proposedUrl(room, of),
      label: t("votes.pictureOfName", { mine: by === me ? "yes" : "no", name: live.nameOf(by) }),
    })),
  ];
  return (
    <Card label={t("votes.whichPicture")}>
      <p className="font-medium">{t("votes.whichPicture")}</p>
      <p role="status" className="text-sm text-soft">
        {t("votes.countVoted", { count: votes.length })}
      </p>
      <TimeLeft ballot={ballot} />
      <ul className="mt-2 grid grid-cols-2 gap-2">
        {choices.map(({ of, url, label }) => (
          <li key={of ?? "present"}>
            <button
              type="button"
              aria-pressed={mine === of}
              aria-label={t("votes.voteForLabel", { label, count: count(of) })}
              disabled={blocked !== null}
              onClick={() => void live.vote(of)}
              className="relative block w-full rounded-sm bg-well text-start outline-offset-2 not-focus-visible:aria-pressed:outline-2 not-focus-visible:aria-pressed:outline-ink"
            >
              {url && <img src={url} alt="" className="aspect-square w-full rounded-sm object-cover" />}
              <span className="flex items-center gap-1.5 px-1 py-1 text-sm">
                {mine === of && <Check aria-hidden className="size-4 shrink-0" />}
                <span dir="auto" className="min-w-0 flex-1 truncate">
                  {label}
                </span>
                <span className="numbers shrink-0">{count(of)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
