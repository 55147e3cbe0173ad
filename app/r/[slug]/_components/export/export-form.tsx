"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { Choice } from "@/app/_components/ui/field";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import type { Say } from "@/app/_words/say";
import { loopSeconds } from "@/core/picture/loop/loop";
import {
  EXPORT_FORMATS,
  EXPORT_LIMITS,
  type ExportFormat,
  type ExportKind,
  type ExportRequest,
  type FrameSize,
} from "@/core/work/export/export";
import { MomentPicker } from "./moment-picker";

const kindsIn = (t: Say<"room">) =>
  [
    {
      value: "timelapse",
      label: t("exportForm.timeLapse"),
      hint: t("exportForm.wholeLogFirstPicture"),
    },
    { value: "loop", label: t("exportForm.loop"), hint: t("exportForm.momentMomentChooseBack") },
    {
      value: "keyframes",
      label: t("exportForm.theRoomsLoop"),
      hint: t("exportForm.throughKeyframesEveryoneKeeps"),
    },
    { value: "sheet", label: t("exportForm.contactSheet"), hint: t("exportForm.historysPicturesSideSide") },
  ] as const satisfies readonly { value: ExportKind; label: string; hint: string }[];
const formatWordsIn = (t: Say<"room">): Record<ExportFormat, string> => ({
  png: t("exportForm.pngWithoutLoss"),
  jpeg: t("exportForm.jpegSmall"),
  webp: t("exportForm.webpPlaysWhereverPictures"),
  webm: t("exportForm.webmAVideo"),
  mp4: t("exportForm.mp4VideoEverythingElse"),
});

/** What to make: kind, moments, length, size, format. */
export function ExportForm({ mp4, onAsked }: { mp4: boolean; onAsked: () => void }) {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const { id: room } = useFacts();
  const live = useLive();
  const api = useTRPC();
  const [kind, setKind] = useState<ExportKind>("timelapse");
  const [chosen, setChosen] = useState<ExportFormat>("webp");
  const [size, setSize] = useState<FrameSize>(512);
  const [seconds, setSeconds] = useState(6);
  const [moments, setMoments] = useState<readonly number[]>([]);
  const ask = useMutation({ ...api.export.ask.mutationOptions(), onSuccess: onAsked });
  const length = useId();

  const formats = EXPORT_FORMATS[kind].filter((of) => of !== "mp4" || mp4);
  const format = formats.find((of) => of === chosen) ?? formats[0];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({
      kind,
      room,
      format,
      size,
      seconds,
      moments: [...moments],
      seq: live.replica.seq,
    } as ExportRequest);
  };
  const isLacking = kind === "loop" && moments.length < EXPORT_LIMITS.moments.least;
  const isNoLoop = kind === "keyframes" && loopSeconds(live.recipe.keyframes) === 0;
  const choose = (next: ExportKind) => {
    setKind(next);
    // A loop that was made to last so long is asked for as long, within what a file may be.
    const own = Math.round(loopSeconds(live.recipe.keyframes));
    const { least, most } = EXPORT_LIMITS.seconds;
    if (next === "keyframes" && own > 0) setSeconds(Math.min(most, Math.max(least, own)));
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-6">
      <Choice legend={t("exportForm.what")} name="kind" value={kind} options={kindsIn(t)} onChange={choose} />
      {kind === "loop" && <MomentPicker chosen={moments} onChange={setMoments} />}
      {kind !== "sheet" && (
        <div className="grid gap-6 sm:grid-cols-2">
          <div>
            <label htmlFor={length} className="font-medium text-sm">
              {t("exportForm.lengthSecondsSeconds", { seconds })}
            </label>
            <input
              id={length}
              type="range"
              min={EXPORT_LIMITS.seconds.least}
              max={EXPORT_LIMITS.seconds.most}
              value={seconds}
              onChange={(event) => setSeconds(event.target.valueAsNumber)}
              className="mt-1 h-11 w-full accent-ink"
            />
          </div>
          <Choice
            legend={t("exportForm.size")}
            name="size"
            value={String(size)}
            options={EXPORT_LIMITS.sizes.map((of) => ({
              value: String(of),
              label: t("exportForm.ofPixels", { of }),
            }))}
            onChange={(of) => setSize(EXPORT_LIMITS.sizes.find((one) => String(one) === of) ?? 512)}
          />
        </div>
      )}
      <div>
        <Choice
          legend={t("exportForm.format")}
          name="format"
          value={format ?? "png"}
          options={formats.map((of) => ({ value: of, label: formatWordsIn(t)[of] }))}
          onChange={setChosen}
        />
        {kind !== "sheet" && !mp4 && (
          <p className="mt-2 text-sm text-soft">{t("exportForm.mp4NotOfferedServer")}</p>
        )}
      </div>
      {ask.error && (
        <p role="alert" className="text-danger">
          {wordsOf(tErrors, ask.error)}
        </p>
      )}
      <Button
        type="submit"
        variant="solid"
        busy={ask.isPending}
        disabled={isLacking || isNoLoop}
        className="h-12"
      >
        {isNoLoop
          ? t("exportForm.keepTwoKeyframesFirst")
          : isLacking
            ? t("exportForm.chooseLeastMomentsMore", { least: EXPORT_LIMITS.moments.least })
            : t("exportForm.export")}
      </Button>
    </form>
  );
}
