"use client";

import {
  Clapperboard,
  Flag,
  Frame,
  Projector,
  Redo2,
  Settings2,
  Share2,
  Snowflake,
  Undo2,
} from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Mark } from "@/app/_components/mark";
import { IconButton } from "@/app/_components/ui/icon-button";
import { useCommands } from "@/app/_keys/commands";
import { ReportDialog } from "@/app/_moderation/report-button";
import { useFacts, useLive, useTitle } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { Theme } from "@/app/_theme/theme";
import { ThemeToggle } from "@/app/_theme/theme-toggle";
import { subjectOf } from "@/core/moderation/subjects";
import { ExportProgress } from "../export/export-progress";
import { MembersBar, MembersDots } from "../members/members-bar";
import { FollowBanner } from "./follow-banner";
import type { Screen } from "./use-screen";

// On a phone alone.
const MoreMenu = dynamic(() => import("./more-menu").then((module) => module.MoreMenu), {
  ssr: false,
  loading: () => <span className="size-11" />,
});

const ShareDialog = dynamic(() => import("./share-dialog").then((module) => module.ShareDialog), {
  ssr: false,
});

const RoomDialog = dynamic(() => import("./room-dialog").then((module) => module.RoomDialog), {
  ssr: false,
});

const PublishDialog = dynamic(
  () => import("../publish/publish-dialog").then((module) => module.PublishDialog),
  { ssr: false },
);

const ExportDialog = dynamic(() => import("../export/export-dialog").then((module) => module.ExportDialog), {
  ssr: false,
});

export function TopBar({ screen, theme }: { screen: Screen; theme: Theme }) {
  const t = useTranslations("room");
  const tStage = useTranslations("instrument.stage");
  const c = useTranslations("instrument.commands");
  const live = useLive();
  const { id, slug } = useFacts();
  const title = useTitle();
  const { role } = useSignal(live.people);
  const { archived, frozen, frozenFor } = useSignal(live.status);
  const [sharing, setSharing] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const [reporting, setReporting] = useState(false);
  const [settling, setSettling] = useState(false);
  const [exporting, setExporting] = useState(false);
  const mayPublish = role === "host" || (slug === "commons" && role === "editor");
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever came in by keyboard begins at the room's name, not wherever the door's button was.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  const small = screen === "phone";
  // On a phone not all of it fits beside the room's name.
  const folded = small && mayPublish;
  const may = role === "host" || role === "editor";
  useCommands(() => [
    { id: "share", label: c("share"), group: "do", run: () => setSharing(true) },
    ...(mayPublish
      ? ([{ id: "publish", label: c("publish"), group: "do", run: () => setPublishing(true) }] as const)
      : []),
    ...(may
      ? ([{ id: "export", label: c("export"), group: "do", run: () => setExporting(true) }] as const)
      : []),
    ...(role === "host"
      ? ([
          { id: "settings", label: c("settings"), group: "do", run: () => setSettling(true) },
          ...(frozenFor || archived
            ? []
            : ([
                {
                  id: "freeze",
                  label: frozen ? c("thaw") : c("freeze"),
                  group: "do",
                  run: () => freeze(!frozen),
                },
              ] as const)),
        ] as const)
      : ([{ id: "report", label: c("report"), group: "do", run: () => setReporting(true) }] as const)),
  ]);
  const freeze = (next: boolean) => void live.command({ kind: "freeze", frozen: next });
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-1 border-line border-b px-2 sm:px-3">
      <Link
        href="/rooms"
        aria-label={t("topBar.cohueAllRooms")}
        className="inline-flex size-11 shrink-0 items-center justify-center rounded-md hover:bg-well"
      >
        <Mark />
      </Link>
      <div className="me-2 min-w-0 shrink max-md:flex-1 md:max-w-56">
        <h1
          dir="auto"
          ref={heading}
          tabIndex={-1}
          className="truncate font-semibold leading-tight outline-none"
        >
          {title}
        </h1>
        {small ? (
          <MembersDots />
        ) : (
          <p className="truncate text-soft text-xs">
            {role === "host"
              ? t("topBar.youAreTheHost")
              : t("topBar.youAreAnEditor", { editor: role === "editor" ? "yes" : "no" })}
          </p>
        )}
      </div>
      {!small && <MembersBar />}
      <FollowBanner />
      {role !== "viewer" && <ExportProgress onOpen={() => setExporting(true)} />}
      {role !== "viewer" && !archived && (
        <>
          <IconButton label={t("topBar.undo")} onClick={() => void live.command({ kind: "undo" })}>
            <Undo2 aria-hidden />
          </IconButton>
          <IconButton label={t("topBar.redo")} onClick={() => void live.command({ kind: "redo" })}>
            <Redo2 aria-hidden />
          </IconButton>
        </>
      )}
      {role === "host" && !frozenFor && !archived && !folded && (
        <IconButton
          label={frozen ? t("topBar.thawRoom") : t("topBar.freezeRoom")}
          aria-pressed={frozen}
          onClick={() => freeze(!frozen)}
        >
          <Snowflake aria-hidden />
        </IconButton>
      )}
      {mayPublish && !folded && (
        <IconButton label={t("topBar.publish")} onClick={() => setPublishing(true)}>
          <Frame aria-hidden />
        </IconButton>
      )}
      {(role === "host" || role === "editor") && !folded && (
        <IconButton label={t("topBar.export")} onClick={() => setExporting(true)}>
          <Clapperboard aria-hidden />
        </IconButton>
      )}
      {role === "host" && !folded && (
        <IconButton label={t("topBar.roomSettings")} onClick={() => setSettling(true)}>
          <Settings2 aria-hidden />
        </IconButton>
      )}
      {!small && (
        <IconButton label={tStage("open")} onClick={() => live.onStage.set(true)}>
          <Projector aria-hidden />
        </IconButton>
      )}
      <IconButton label={t("topBar.share")} onClick={() => setSharing(true)}>
        <Share2 aria-hidden />
      </IconButton>
      {folded && (
        <MoreMenu
          frozen={role !== "host" || frozenFor || archived ? null : frozen}
          onFreeze={freeze}
          onPublish={() => setPublishing(true)}
          onExport={() => setExporting(true)}
          onStage={() => live.onStage.set(true)}
          onSettings={role === "host" ? () => setSettling(true) : null}
        />
      )}
      {!small && role !== "host" && (
        <IconButton label={t("topBar.reportThisRoom")} onClick={() => setReporting(true)}>
          <Flag aria-hidden />
        </IconButton>
      )}
      {!small && <ThemeToggle initial={theme} />}
      {publishing && <PublishDialog onClose={() => setPublishing(false)} />}
      {exporting && <ExportDialog onClose={() => setExporting(false)} />}
      {settling && <RoomDialog onClose={() => setSettling(false)} />}
      {sharing && (
        <ShareDialog
          onClose={() => setSharing(false)}
          onReport={() => {
            setSharing(false);
            setReporting(true);
          }}
        />
      )}
      {reporting && (
        <ReportDialog
          subject={subjectOf("room", id)}
          what={t("topBar.thisRoom")}
          isNobody={false}
          onClose={() => setReporting(false)}
        />
      )}
    </header>
  );
}
