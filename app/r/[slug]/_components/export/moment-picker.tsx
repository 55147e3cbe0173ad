"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { EXPORT_LIMITS } from "@/core/work/export/export";
import { useMoments } from "../film/use-moments";

type MomentPickerProps = { chosen: readonly number[]; onChange: (seqs: readonly number[]) => void };

/** Moments of the history, in the order in which they are chosen. Pressing one again takes it out. */
export function MomentPicker({ chosen, onChange }: MomentPickerProps) {
  const t = useTranslations("room");
  const { moments, hasOlder, older, loading } = useMoments();
  const toggle = (seq: number) =>
    onChange(chosen.includes(seq) ? chosen.filter((of) => of !== seq) : [...chosen, seq]);
  const isFull = chosen.length >= EXPORT_LIMITS.moments.most;
  return (
    <fieldset>
      <legend className="mb-2 font-medium text-sm">
        {t("momentPicker.momentsOrderPressThem")}
        <span className="ms-2 text-soft">
          {chosen.length === 0
            ? t("momentPicker.noneYet")
            : t("momentPicker.chosenChosen", { chosen: chosen.length })}
        </span>
      </legend>
      <ul className="grid max-h-72 grid-cols-4 gap-1.5 overflow-y-auto sm:grid-cols-6">
        {moments.map(({ seq, url }) => {
          const place = chosen.indexOf(seq);
          return (
            <li key={seq}>
              <button
                type="button"
                aria-pressed={place !== -1}
                aria-label={
                  place === -1
                    ? t("momentPicker.momentSeq", { seq })
                    : t("momentPicker.momentSeqNumberPlace", { seq, place: place + 1 })
                }
                disabled={isFull && place === -1}
                onClick={() => toggle(seq)}
                className="relative block aspect-square w-full overflow-hidden rounded-sm opacity-80 hover:opacity-100 disabled:opacity-40 aria-pressed:opacity-100 not-focus-visible:aria-pressed:outline-2 not-focus-visible:aria-pressed:outline-ink aria-pressed:-outline-offset-2"
              >
                <img
                  src={url}
                  alt=""
                  width={96}
                  height={96}
                  loading="lazy"
                  className="size-full object-contain"
                />
                {place !== -1 && (
                  <span
                    aria-hidden
                    className="absolute top-1 start-1 min-w-6 rounded-full bg-ink px-1.5 text-center font-semibold text-paper text-sm"
                  >
                    {place + 1}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      <div className="mt-2 flex flex-wrap gap-2">
        {hasOlder && (
          <Button variant="quiet" busy={loading} onClick={older}>
            {t("momentPicker.olderMoments")}
          </Button>
        )}
        {chosen.length > 0 && (
          <Button variant="quiet" onClick={() => onChange([])}>
            {t("momentPicker.beginAgain")}
          </Button>
        )}
      </div>
      {moments.length === 0 && <p className="text-soft">{t("momentPicker.historyBeginsFirstSettled")}</p>}
    </fieldset>
  );
}
