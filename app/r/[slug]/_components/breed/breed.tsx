"use client";

import { Grid3x3, ImagePlus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { later } from "@/app/_components/later";
import { Button } from "@/app/_components/ui/button";
import { IconButton } from "@/app/_components/ui/icon-button";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { Say } from "@/app/_words/say";
import type { WorkId } from "@/core/kernel/ids/ids";
import type { Mate } from "@/core/picture/breed/mate";
import { Segmented } from "../panels/segmented";

const PickWork = later(() => import("@/app/_works/pick-work").then((module) => module.PickWork));

const reachesIn = (t: Say<"room">) =>
  [
    { value: "0.15", label: t("breed.near") },
    { value: "0.5", label: t("breed.further") },
    { value: "1", label: t("breed.far") },
  ] as const;

/** Nine children of the picture, or of it and a work from the gallery. */
export function Breed() {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const live = useLive();
  const { model } = useFacts();
  const api = useTRPCClient();
  const breeding = useSignal(live.breeding);
  const [reach, setReach] = useState<ReturnType<typeof reachesIn>[number]["value"]>("0.5");
  const [mate, setMate] = useState<Mate | null>(null);
  const [picking, setPicking] = useState(false);

  async function choose(id: WorkId) {
    setPicking(false);
    try {
      setMate(await api.work.mate.query({ id }));
    } catch (fault) {
      live.tellRefused("forbidden", wordsOf(tErrors, fault));
    }
  }

  function begin() {
    live.pastMoment.set(null);
    if (live.refuses()) return;
    live.breeding.set({ mate, reach: Number(reach) });
  }

  return (
    <section aria-label={t("breed.breed")}>
      <h3 className="px-2 font-semibold text-sm">{t("breed.breed")}</h3>
      <p className="px-2 pt-1 text-sm text-soft">{t("breed.nineChildrenPictureOne")}</p>
      <Segmented
        label={t("breed.howFarChildrenPicture")}
        value={reach}
        options={reachesIn(t)}
        onChange={setReach}
        className="mx-2 mt-2"
      />
      {mate && (
        <div className="mt-2 flex items-center gap-3 ps-2">
          <img
            src={`/api/works/${mate.work}/256.webp?v=${mate.version}`}
            alt=""
            width={44}
            height={44}
            className="size-11 bg-well object-cover"
          />
          <span className="min-w-0 flex-1 truncate text-sm">
            {t.rich("breed.and", { cite: () => <cite dir="auto">{mate.title}</cite> })}
          </span>
          <IconButton label={t("breed.withoutSecondParent")} onClick={() => setMate(null)}>
            <X aria-hidden />
          </IconButton>
        </div>
      )}
      <div className="mx-2 mt-2 flex flex-wrap gap-2">
        <Button variant="solid" onClick={begin} busy={breeding !== null}>
          <Grid3x3 aria-hidden />
          {t("breed.breed")}
        </Button>
        <Button onClick={() => setPicking(true)}>
          <ImagePlus aria-hidden />
          {mate ? t("breed.anotherParent") : t("breed.secondParent")}
        </Button>
      </div>
      {picking && (
        <PickWork
          model={model.id}
          title={t("breed.secondParent")}
          onPick={({ id }) => void choose(id)}
          onClose={() => setPicking(false)}
        />
      )}
    </section>
  );
}
