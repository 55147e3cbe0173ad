"use client";

import { ImagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useId, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { cn } from "@/app/_components/ui/cn";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { newHandId } from "@/app/_room/live/random-id";
import { takeUp } from "./hands";
import { reducedTo } from "./reduced-to";

/** A hand from a picture of one's own: its strokes become numbers, and the picture itself is not kept. */
export function OwnHand() {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const live = useLive();
  const { id: room } = useFacts();
  const api = useTRPCClient();
  const input = useId();
  const [rights, setRights] = useState(false);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);

  async function make(file: Blob) {
    if (busy || live.refuses()) return;
    if (!rights) return setSaid(t("ownHand.firstSayMayUse"));
    setBusy(true);
    setSaid(null);
    try {
      const { vector } = await api.room.hand.mutate({
        id: room,
        picture: await reducedTo(file, 256, t("fileWords.noPicture")),
        rights: true,
      });
      const hand = newHandId();
      live.write({ kind: "own-hand", hand, value: { vector, rights: true } }, live.newGesture());
      takeUp(live, hand);
      setSaid(t("ownHand.handHangsWallEveryone"));
    } catch (error) {
      setSaid(wordsOf(tErrors, error));
    } finally {
      setBusy(false);
    }
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void make(file);
  }

  return (
    <section aria-labelledby={`${input}-title`} className="px-2">
      <h3 id={`${input}-title`} className="font-semibold text-sm">
        {t("ownHand.handOwn")}
      </h3>
      <p className="pt-1 text-soft text-sm">{t("ownHand.strokesColoursPictureMade")}</p>
      <label className="flex items-start gap-3 py-3 text-sm">
        <input
          type="checkbox"
          checked={rights}
          onChange={(event) => setRights(event.target.checked)}
          className="mt-0.5 size-5 shrink-0 accent-(--color-ink)"
        />
        {t("ownHand.iMadePictureI")}
      </label>
      <label
        htmlFor={input}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          "flex min-h-16 cursor-pointer items-center justify-center gap-3 rounded-md border border-dashed px-4 text-center text-sm hover:bg-sunk has-focus-visible:outline-2 has-focus-visible:outline-focus",
          over ? "border-ink bg-sunk" : "border-edge",
          busy && "animate-breathe",
        )}
      >
        <ImagePlus aria-hidden className="size-5 shrink-0 text-soft" />
        {t("ownHand.dropPictureChooseOne")}
        <input
          id={input}
          type="file"
          accept="image/*"
          aria-label={t("ownHand.pictureMakeHand")}
          aria-disabled={busy || undefined}
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) void make(file);
          }}
        />
      </label>
      <p role="status" className="mt-2 text-soft text-sm">
        {said}
      </p>
    </section>
  );
}
