"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { tip } from "@/app/_components/ui/tip";
import { useCommands } from "@/app/_keys/commands";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { unpublishedUrl } from "./unpublished-url";

/** The present picture as a file, in one click: it is not published, and the file says so. */
export function DownloadButton() {
  const t = useTranslations("room");
  const live = useLive();
  const settled = useSignal(live.settled);
  // Beside a moment of the past stands what takes that one away.
  const looksBack = useSignal(live.pastMoment) !== null;
  const words = t("downloadButton.downloadPictureUnpublished");
  const link = useRef<HTMLAnchorElement>(null);
  useCommands(() =>
    link.current ? [{ id: "download", label: words, group: "do", run: () => link.current?.click() }] : [],
  );
  if (!settled || looksBack) return null;
  return (
    <a
      ref={link}
      href={unpublishedUrl(settled.url)}
      download
      aria-label={words}
      {...tip(words, "top")}
      className="inline-flex h-9 w-10 max-[370px]:w-8 short:w-7 shrink-0 items-center justify-center rounded-md text-soft hover:bg-well hover:text-ink [&_svg]:size-4"
    >
      <Download aria-hidden />
    </a>
  );
}
