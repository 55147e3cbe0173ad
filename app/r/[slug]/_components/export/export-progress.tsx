"use client";

import { useQuery } from "@tanstack/react-query";
import { Download, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { useFacts } from "@/app/_room/live/live-context";
import { keepUnseen, progressOf, unseenOf } from "./unseen-exports";

const POLL_MS = 1_500;

/** How far my export is, in view wherever I am in the room; when it is ready, the file. It goes on while the page is closed. */
export function ExportProgress({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations("room");
  const { id: room } = useFacts();
  const [unseen, setUnseen] = useState<readonly string[]>(() => unseenOf(room, window.localStorage));
  const { data } = useQuery({
    ...useTRPC().export.list.queryOptions({ room }),
    refetchInterval: ({ state }) =>
      state.data?.exports.some((of) => of.state === "waiting" || of.state === "running") ? POLL_MS : false,
  });
  const shown = data && progressOf(data.exports, unseen);
  const now = shown?.unseen.join();
  useEffect(() => {
    if (now === undefined) return;
    const ids = now.split(",").filter(Boolean);
    setUnseen(ids);
    keepUnseen(room, ids, window.localStorage);
  }, [now, room]);

  function seen(id: string) {
    const ids = unseen.filter((one) => one !== id);
    setUnseen(ids);
    keepUnseen(room, ids, window.localStorage);
  }

  const [ready] = shown?.ready ?? [];
  const [going] = shown?.going ?? [];
  if (ready)
    return (
      <span
        role="status"
        className="flex h-8 shrink-0 items-center rounded-full bg-ink ps-3 text-paper text-sm"
      >
        {ready.url ? (
          <a
            href={`${ready.url}?download`}
            onClick={() => seen(ready.id)}
            className="touch flex items-center gap-1.5 font-medium"
          >
            <Download aria-hidden className="size-4" />
            <span className="max-sm:sr-only">{t("exportProgress.exportReady")}</span>
          </a>
        ) : (
          <button type="button" onClick={onOpen} className="touch font-medium">
            {t("exportProgress.exportFailed")}
          </button>
        )}
        <button
          type="button"
          aria-label={t("exportProgress.doNotShowExport")}
          onClick={() => seen(ready.id)}
          className="touch grid size-8 place-items-center"
        >
          <X aria-hidden className="size-4" />
        </button>
      </span>
    );
  if (!going) return null;
  const percent = Math.round(going.progress * 100);
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={t("exportProgress.exportPercentMade", { percent })}
      className="numbers touch relative flex h-8 shrink-0 items-center overflow-hidden rounded-full bg-well px-3 font-medium text-sm"
    >
      <span
        aria-hidden
        className="absolute inset-y-0 start-0 bg-edge/40 transition-[width] duration-300"
        style={{ width: `${percent}%` }}
      />
      <span className="relative">
        <span className="max-sm:sr-only">{t("exportProgress.export")} </span>
        {`${percent}\u00a0%`}
      </span>
    </button>
  );
}
