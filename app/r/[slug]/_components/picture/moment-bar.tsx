"use client";

import { Download, GitBranch, RotateCcw, SquareSplitHorizontal, Vote, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ago } from "@/app/_components/ago";
import { later } from "@/app/_components/later";
import { Button } from "@/app/_components/ui/button";
import { cn } from "@/app/_components/ui/cn";
import { useLive } from "@/app/_room/live/live-context";
import type { PastMoment } from "@/app/_room/live/room-signals";
import { useSignal } from "@/app/_room/live/signal";
import { usePropose } from "../votes/use-propose";
import { unpublishedUrl } from "./unpublished-url";

const BranchDialog = later(() => import("./branch-dialog").then((module) => module.BranchDialog));

/** On a phone, an icon over its words: all of them fit into two rows, and the panel below stays in reach. */
const SMALL =
  "small:narrow small:h-auto small:min-h-12 small:min-w-0 small:flex-col small:gap-0.5 small:whitespace-normal small:px-1 small:py-1 small:text-xs small:leading-tight short:flex-1 short:px-0";

/**
 * What can be done about the moment of the past that is looked at: go back to it (the host), go on from it in a room of its own,
 * compare, keep. It stands below the picture and hides nothing of it.
 */
export function MomentBar({ moment }: { moment: PastMoment }) {
  const t = useTranslations("room");
  const tFrame = useTranslations("frame");
  const live = useLive();
  const [branching, setBranching] = useState(false);
  const propose = usePropose();
  const { role } = useSignal(live.people);
  const bar = useRef<HTMLDivElement>(null);
  const close = () => live.pastMoment.set(null);

  useEffect(() => {
    bar.current?.focus();
    const onEscape = (event: KeyboardEvent) => {
      // Not where it closed a dialog above the bar.
      if (event.key === "Escape" && !event.defaultPrevented) live.pastMoment.set(null);
    };
    window.addEventListener("keydown", onEscape);
    return () => window.removeEventListener("keydown", onEscape);
  }, [live]);

  async function restore() {
    if (!(await live.command({ kind: "restore", to: moment.seq }))) return;
    live.news.set(t("momentBar.restoredMomentSeq", { seq: moment.seq }));
    close();
  }

  return (
    <div
      ref={bar}
      role="dialog"
      aria-label={t("momentBar.momentSeq", { seq: moment.seq })}
      tabIndex={-1}
      className="flex shrink-0 animate-rise flex-wrap gap-2 border-line border-y bg-raised px-3 py-2 outline-none portrait:max-sm:grid portrait:max-sm:grid-cols-3 short:gap-1 short:px-2 short:py-1"
    >
      <p className="basis-full px-1 text-sm portrait:max-sm:col-span-3">
        <span className="numbers font-semibold">{t("momentBar.momentSeq", { seq: moment.seq })}</span>
        <span aria-hidden>{" · "}</span>
        <span className="text-soft">
          {ago(tFrame, moment.at, Date.now())}
          {moment.by && <>{t.rich("momentBar.by", { bdi: () => <bdi>{moment.by}</bdi> })}</>}
          <span className="small:sr-only">{t("momentBar.roomGoesMeanwhileControls")}</span>
        </span>
      </p>
      {role === "host" && (
        <Button variant="solid" onClick={() => void restore()} className={SMALL}>
          <RotateCcw aria-hidden />
          <span className="short:sr-only">{t("momentBar.restore")}</span>
        </Button>
      )}
      {propose && (
        <Button onClick={async () => (await propose({ moment: moment.seq })) && close()} className={SMALL}>
          <Vote aria-hidden />
          <span className="short:sr-only">{t("votes.propose")}</span>
        </Button>
      )}
      <Button
        variant={role === "host" ? "line" : "solid"}
        onClick={() => setBranching(true)}
        className={SMALL}
      >
        <GitBranch aria-hidden />
        <span className="short:sr-only">{t("momentBar.branch")}</span>
      </Button>
      <Button
        onClick={() => {
          live.compared.set({ seq: moment.seq, url: moment.url });
          close();
        }}
        className={SMALL}
      >
        <SquareSplitHorizontal aria-hidden />
        <span className="short:sr-only">{t("momentBar.compare")}</span>
      </Button>
      <a
        href={unpublishedUrl(moment.url)}
        download
        className={cn("button button-line [&_svg]:size-4.5", SMALL)}
      >
        <Download aria-hidden />
        <span className="short:sr-only">{t("momentBar.download")}</span>
      </a>
      <Button
        onClick={close}
        className={cn(SMALL, !propose && role !== "host" && "portrait:max-sm:col-span-3")}
      >
        <X aria-hidden />
        <span className="short:sr-only">{t("momentBar.backToNow")}</span>
      </Button>
      {branching && <BranchDialog seq={moment.seq} onClose={() => setBranching(false)} />}
    </div>
  );
}
