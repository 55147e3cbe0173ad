"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC, useTRPCClient } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { inputClass } from "@/app/_components/ui/input-class";
import { useLive } from "@/app/_room/live/live-context";
import { InfluenceBar, makerColour } from "@/app/_works/influence-bar";
import { nameOf as nameOfMaker, shareWords } from "@/app/_works/makers";
import { makersOnce } from "@/app/_works/makers-once";
import type { WorkId } from "@/core/kernel/ids/ids";

const RENEWED_MS = 5_000;

/** Measured shares with the picture without each; and, if makers agree on another split, that. */
export function PublishedCredits({ work }: { work: WorkId }) {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const tWorks = useTranslations("works");

  // Its makers answer while the page is open.
  const { data } = useQuery({
    ...useTRPC().work.get.queryOptions({ id: work }),
    refetchInterval: RENEWED_MS,
  });
  const api = useTRPCClient();
  const live = useLive();
  const [note, setNote] = useState<string | null>(null);
  const [splitting, setSplitting] = useState(false);
  if (!data) return <section aria-label={t("publishedCredits.credits")} aria-busy className="min-h-56" />;
  const makers = makersOnce(data.labels);
  const people = data.labels.filter((label) => !label.through);
  // Whoever publishes saw them at work; the label names them once they say so.
  const here = (player: string) => live.member(player)?.name;
  const nameOf = ({ player, name, consent }: Pick<(typeof people)[number], "player" | "name" | "consent">) =>
    (name && nameOfMaker(tWorks, name)) ??
    (consent === "pending"
      ? t("publishedCredits.hereWhoHasNot", { here: here(player) ?? t("handTile.someone") })
      : t("publishedCredits.anonymous"));

  async function declare(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const shares = Object.fromEntries(
      people.map(({ player }) => [player, Math.round(Number(fields.get(player)) * 10)]),
    );
    try {
      await api.work.declare.mutate({ id: work, shares });
      setNote(t("publishedCredits.proposedCountsOnceEveryone"));
      setSplitting(false);
    } catch (fault) {
      setNote(wordsOf(tErrors, fault));
    }
  }

  return (
    <section aria-label={t("publishedCredits.credits")}>
      <InfluenceBar labels={makers} />
      <ul className="mt-4 flex flex-col gap-3">
        {makers.map((label, i) => (
          <li key={label.player} className="flex items-center gap-4">
            {label.without && (
              <span className="shrink-0 text-center">
                <img
                  src={`/api/works/${work}/without/${label.player}`}
                  alt={t("publishedCredits.withoutName", { name: nameOf(label) })}
                  width={72}
                  height={72}
                  className="size-18 object-contain"
                />
                <span aria-hidden className="block text-soft text-xs">
                  {t("publishedCredits.without")}
                </span>
              </span>
            )}
            <span>
              <span className="flex items-center gap-2 font-medium">
                <span aria-hidden className="size-3 rounded-full" style={{ background: makerColour(i) }} />
                <bdi>{nameOf(label)}</bdi>
              </span>
              <span className="text-soft">
                {data.credit.visible
                  ? shareWords(tWorks, label.influence)
                  : t("publishedCredits.noVisibleChange")}
                {t.rich("publishedCredits.editsEdit", {
                  value: () =>
                    label.error > 0.0005 && `, ${t("publishedCredits.error", { error: label.error * 100 })}`,
                  edits: label.edits,
                })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {people.length > 1 &&
        (splitting ? (
          <form onSubmit={(event) => void declare(event)} className="mt-4 flex flex-col gap-2">
            {people.map((label) => (
              <label key={label.player} className="flex items-center gap-3">
                <span dir="auto" className="min-w-0 flex-1 truncate">
                  {nameOf(label)}
                </span>
                <input
                  name={label.player}
                  type="number"
                  min={0}
                  max={100}
                  step={0.1}
                  required
                  defaultValue={Math.max(0, Math.round(label.influence * 1000) / 10)}
                  className={`${inputClass} numbers max-w-28 text-end`}
                />
                %
              </label>
            ))}
            <Button type="submit" className="self-start">
              {t("publishedCredits.proposeThisSplit")}
            </Button>
          </form>
        ) : (
          <Button variant="quiet" className="mt-3" onClick={() => setSplitting(true)}>
            {t("publishedCredits.proposeAnotherSplit")}
          </Button>
        ))}
      {note && (
        <p role="status" className="mt-2 text-sm">
          {note}
        </p>
      )}
    </section>
  );
}
