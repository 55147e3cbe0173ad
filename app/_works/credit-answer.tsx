"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import type { Sha256, WorkId } from "@/core/kernel/ids/ids";

type CreditAnswerProps = {
  work: WorkId;
  mine: {
    player: string;
    consent: string;
    agreed: boolean;
    split: readonly { player: string; name: string | null; declared: number }[] | null;
    /** Names all that is shown here: an answer counts for that alone. */
    offer: Sha256;
  };
};

const CONSENT_SAID: Record<string, string> = {
  pending: "You had a part in this. Until you answer you appear as Anonymous.",
  accepted: "You are named on the label.",
  anonymous: "You appear as Anonymous.",
  withdrawn: "Your part was removed: the work was made again without you.",
};

/** A contributor's say: named, unnamed, or not part of it. */
export function CreditAnswer({ work, mine }: CreditAnswerProps) {
  const { player, consent, agreed, split, offer } = mine;
  const api = useTRPCClient();
  const router = useRouter();
  const [said, setSaid] = useState(consent);
  const [busy, setBusy] = useState(false);
  const [sure, setSure] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function decide(answer: { consent?: "accepted" | "anonymous" | "withdrawn"; agreed?: boolean }) {
    setBusy(true);
    setError(null);
    try {
      await api.work.decide.mutate({ id: work, offer: offer, ...answer });
      if (answer.consent) setSaid(answer.consent);
      router.refresh();
    } catch (fault) {
      setError(wordsOf(fault));
      // Where the offer has changed, the next look is at the one that stands.
      router.refresh();
    } finally {
      setBusy(false);
      setSure(false);
    }
  }

  return (
    <section aria-label="Your credit" className="rounded-md border border-line p-4">
      <p>{CONSENT_SAID[said]}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {said !== "accepted" && (
          <Button busy={busy} variant="solid" onClick={() => void decide({ consent: "accepted" })}>
            Put my name on it
          </Button>
        )}
        {said !== "anonymous" && (
          <Button busy={busy} onClick={() => void decide({ consent: "anonymous" })}>
            {said === "accepted" ? "Take my name off" : "Stay unnamed"}
          </Button>
        )}
        {said !== "withdrawn" &&
          (sure ? (
            <Button busy={busy} variant="danger" onClick={() => void decide({ consent: "withdrawn" })}>
              Yes, make it without me
            </Button>
          ) : (
            <Button
              variant="quiet"
              onClick={() => setSure(true)}
              className="h-auto min-h-11 whitespace-normal py-2 text-left"
            >
              Remove my part from this work
            </Button>
          ))}
      </div>
      {sure && (
        <p className="mt-2 text-sm text-soft">
          The work is rendered again without anything you made. The old picture is taken down for good.
        </p>
      )}
      {split && (
        <p className="mt-3 flex flex-wrap items-center gap-3 text-sm">
          <span>
            The publisher proposes{" "}
            {split
              .map(
                (one) =>
                  `${one.declared / 10} % for ${one.player === player ? "you" : (one.name ?? "Anonymous")}`,
              )
              .join(", ")}
            .
          </span>
          {agreed ? (
            " You agreed."
          ) : (
            <Button busy={busy} onClick={() => void decide({ agreed: true })}>
              Agree
            </Button>
          )}
        </p>
      )}
      {error && (
        <p role="alert" className="mt-2 text-danger text-sm">
          {error}
        </p>
      )}
    </section>
  );
}
