"use client";

import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_api/trpc";
import type { RoomExport } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { ago } from "@/app/_components/ago";
import { Button } from "@/app/_components/ui/button";
import { say } from "@/app/_components/ui/toasts";
import type { Say } from "@/app/_words/say";

const namesIn = (t: Say<"room">) =>
  ({
    sheet: t("exportRow.contactSheet"),
    timelapse: t("exportRow.timeLapse"),
    loop: t("exportRow.loop"),
    keyframes: t("exportRow.theRoomsLoop"),
  }) as const;
const statesIn = (t: Say<"room">) =>
  ({
    waiting: t("exportRow.waiting"),
    running: t("exportRow.beingMade"),
    done: t("exportRow.ready"),
    failed: t("exportRow.couldNotMade"),
    cancelled: t("exportRow.cancelled"),
  }) as const;

/** One export: how far it is, and what can be done with it. */
export function ExportRow({ of, onChanged }: { of: RoomExport; onChanged: () => void }) {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const tFrame = useTranslations("frame");
  const api = useTRPC();
  const told = { onSuccess: onChanged, onError: (error: unknown) => void say(wordsOf(tErrors, error)) };
  const cancel = useMutation({ ...api.export.cancel.mutationOptions(), ...told });
  const retry = useMutation({ ...api.export.retry.mutationOptions(), ...told });
  const what = `${namesIn(t)[of.kind]}, ${of.format.toUpperCase()}${of.size > 0 ? `, ${of.size} px` : ""}`;
  const isGoing = of.state === "waiting" || of.state === "running";
  const percent = Math.round(of.progress * 100);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b py-3">
      <div className="min-w-0 grow basis-52">
        <p className="font-medium">{what}</p>
        <p role="status" className="text-sm text-soft">
          {statesIn(t)[of.state]}
          {of.state === "running" && `, ${percent}\u00a0%`}
          {t.rich("exportRow.askedForAgo", {
            value: () => of.bytes !== null && `, ${sizeWords(t, of.bytes)}`,
            ago: ago(tFrame, of.createdAt, Date.now()),
          })}
        </p>
        {isGoing && (
          <div
            role="progressbar"
            aria-label={what}
            aria-valuenow={percent}
            aria-valuemin={0}
            aria-valuemax={100}
            className="mt-2 h-1.5 w-full overflow-hidden rounded-full bg-well"
          >
            <div className="h-full bg-ink transition-[width] duration-300" style={{ width: `${percent}%` }} />
          </div>
        )}
      </div>
      {of.url && (
        <a
          href={`${of.url}?download`}
          className="inline-flex h-11 items-center gap-2 rounded-md border border-edge px-4 font-medium hover:bg-sunk"
        >
          <Download aria-hidden className="size-4.5" /> {t("exportRow.download")}
        </a>
      )}
      {of.mine && isGoing && (
        <Button busy={cancel.isPending} onClick={() => cancel.mutate({ id: of.id })}>
          {t("exportRow.cancel")}
        </Button>
      )}
      {of.mine && (of.state === "failed" || of.state === "cancelled") && (
        <Button busy={retry.isPending} onClick={() => retry.mutate({ id: of.id })}>
          {t("exportRow.exportAgain")}
        </Button>
      )}
    </li>
  );
}

const sizeWords = (t: Say<"room">, bytes: number): string =>
  bytes < 1_000_000
    ? t("exportRow.valueKb", { value: Math.max(1, Math.round(bytes / 1000)) })
    : t("exportRow.valueMb", { value: bytes / 1_000_000 });
