"use client";

import { Lock, LockOpen, Pin } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { codeOf, wordsOf } from "@/app/_api/words";
import { cn } from "@/app/_components/ui/cn";
import { IconButton } from "@/app/_components/ui/icon-button";
import { colourOf } from "@/app/_room/live/colour";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Control } from "@/core/picture/model/model-file";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { clamp } from "./control-model";

type PinButtonProps = {
  control: Pick<Control, "id" | "label">;
  /** Where the control stands, where that is known here; the server is asked otherwise. */
  position?: () => number;
};

/** Pins a control where it is (and shows who did), and for the host locks it. */
export function PinButton({ control, position: known }: PinButtonProps) {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const live = useLive();
  const { id } = useFacts();
  const api = useTRPCClient();
  const { role, me } = useSignal(live.people);
  const { locked } = useSignal(live.status);
  const by = useSyncExternalStore<ActorId | null>(
    (changed) => live.watch(`hold/${control.id}`, changed),
    () => live.recipe.holds.find((hold) => hold.control === control.id)?.by ?? null,
  );
  const isLocked = locked.includes(control.id);
  const mayEdit = role !== "viewer";
  const holder = by && live.member(by);
  const mayLetGo = by === null || by === me || role === "host";

  /** Pins what the picture has now, base and all, so that pinning itself changes nothing. */
  async function toggle() {
    if (live.refuses(by === null ? control.id : undefined)) return;
    try {
      const position =
        by === null ? (known?.() ?? (await api.room.position.query({ id, control: control.id }))) : null;
      const value = position && clamp(position, RECIPE_LIMITS.rendered);
      live.write({ kind: "hold", control: control.id, value }, live.newGesture());
    } catch (error) {
      live.tellRefused(codeOf(error) ?? "internal", wordsOf(tErrors, error));
    }
  }

  const pinWords =
    by === null
      ? t("pinButton.pinLabel", { label: control.label })
      : t("pinButton.labelPinnedNameLet", {
          label: control.label,
          name: holder?.name ?? t("pinButton.someone"),
          mayLetGo: mayLetGo ? "yes" : "no",
        });
  return (
    <div className="flex items-center justify-center fine:flex-col">
      {(mayEdit || by !== null) && (
        <IconButton
          label={pinWords.trim()}
          side="left"
          aria-pressed={by !== null}
          disabled={!mayLetGo || !mayEdit}
          onClick={() => void toggle()}
          className={cn(
            "w-9 fine:h-6 fine:[&_svg]:size-4 aria-pressed:bg-transparent",
            by === null && "fine:opacity-0 group-hover/fader:opacity-60 group-focus-within/fader:opacity-60",
          )}
        >
          <Pin
            aria-hidden
            fill={by ? "currentColor" : "none"}
            style={by ? { color: colourOf(holder || undefined) } : undefined}
          />
        </IconButton>
      )}
      {(role === "host" || isLocked) && (
        <IconButton
          label={
            isLocked
              ? t("pinButton.labelLockedHostUnlock", {
                  label: control.label,
                  host: role === "host" ? "yes" : "no",
                })
              : t("pinButton.lockLabel", { label: control.label })
          }
          side="left"
          aria-pressed={isLocked}
          disabled={role !== "host"}
          onClick={() => void live.command({ kind: "lock", control: control.id, locked: !isLocked })}
          className={cn(
            "w-9 fine:h-6 fine:[&_svg]:size-4 aria-pressed:bg-transparent aria-pressed:text-ink",
            !isLocked && "fine:opacity-0 group-hover/fader:opacity-60 group-focus-within/fader:opacity-60",
          )}
        >
          {isLocked ? <Lock aria-hidden /> : <LockOpen aria-hidden />}
        </IconButton>
      )}
    </div>
  );
}
