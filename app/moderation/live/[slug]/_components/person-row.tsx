import { Crown, Eye, VolumeX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { cn } from "@/app/_components/ui/cn";
import { colourOf } from "@/app/_room/live/colour";
import type { Member } from "@/core/room/protocol/messages";
import type { Activity } from "../_live/watched-room";

export type PersonPower = "revert" | "kick" | "bar";
type PersonRowProps = {
  member: Member;
  activity: Activity | undefined;
  removed: boolean;
  choose: (what: PersonPower) => void;
};

/** For so long after an edit somebody is seen to be at work. */
const FRESH_MS = 2_000;

export function PersonRow({ member, activity, removed, choose }: PersonRowProps) {
  const t = useTranslations("desk");
  const { actor, name, role, isGuest, online, muted } = member;
  const fresh = useFresh(activity);
  const fallback = role === "viewer" ? t("personRow.looksOn") : t("personRow.hasChangedNothingSince");
  const gone = t("personRow.wasRemoved", { removed: removed ? "yes" : "no" });
  const what = online ? (activity?.words ?? fallback) : gone;
  return (
    <li className={cn("py-3", !online && "text-soft")} data-actor={actor}>
      <p className="flex items-center gap-2">
        <span
          aria-hidden
          className={cn("size-3 shrink-0 rounded-full", fresh && "animate-breathe")}
          style={{ background: colourOf(member) }}
        />
        <span dir="auto" className="truncate font-medium">
          {name}
        </span>
        {role === "host" && (
          <Crown aria-label={t("personRow.host")} className="size-3.5 shrink-0 text-soft" />
        )}
        {role === "viewer" && (
          <Eye aria-label={t("personRow.viewer")} className="size-3.5 shrink-0 text-soft" />
        )}
        {muted && <VolumeX aria-label={t("personRow.muted")} className="size-3.5 shrink-0 text-danger" />}
        {isGuest && <span className="text-sm text-soft">{t("personRow.guest")}</span>}
      </p>
      <p className={cn("numbers ms-5 text-sm", fresh ? "text-ink" : "text-soft")}>{what}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons is no fieldset of a form */}
      <div
        role="group"
        aria-label={t("personRow.aboutName", { name })}
        className="mt-2 flex flex-wrap gap-2 [&>button]:px-2.5"
      >
        <Button onClick={() => choose("revert")}>{t("personRow.undoChanges")}</Button>
        {online && <Button onClick={() => choose("kick")}>{t("personRow.remove")}</Button>}
        <Button variant="danger" onClick={() => choose("bar")}>
          {t("personRow.suspendOrBan")}
        </Button>
      </div>
    </li>
  );
}

function useFresh(activity: Activity | undefined): boolean {
  const [stale, setStale] = useState<Activity | undefined>(activity);
  useEffect(() => {
    const timer = setTimeout(() => setStale(activity), FRESH_MS);
    return () => clearTimeout(timer);
  }, [activity]);
  return activity !== undefined && stale !== activity;
}
