"use client";

import { Dices, ImagePlus, Plus, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { later } from "@/app/_components/later";
import { Button } from "@/app/_components/ui/button";
import { IconButton } from "@/app/_components/ui/icon-button";
import { colourOf } from "@/app/_room/live/colour";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { randomId } from "@/app/_room/live/random-id";
import type { Say } from "@/app/_words/say";
import type { WorkId } from "@/core/kernel/ids/ids";
import { BANDS, type BandOrAll } from "@/core/picture/model/bands";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import type { Blend, Recipe } from "@/core/picture/recipe/recipe";
import { percent } from "../fader/fader-words";
import { ValueFader } from "../fader/value-fader";
import { goodSeed } from "./random-seed";
import { Segmented } from "./segmented";
import { useRecipe } from "./use-recipe";

const PickWork = later(() => import("@/app/_works/pick-work").then((module) => module.PickWork));

const bandOptionsIn = (t: Say<"room">): readonly { value: BandOrAll; label: string }[] => [
  { value: "all", label: t("blends.all") },
  ...BANDS.map((band) => ({
    value: band,
    label: { structure: t("blends.structure"), shapes: t("blends.shapes"), colour: t("blends.colour") }[band],
  })),
];

/** Everything of a blend but its weight, which its fader draws by itself. */
const sameBlends = (a: Recipe["blends"], b: Recipe["blends"]): boolean =>
  a.length === b.length &&
  a.every((blend, i) => {
    const other = b[i];
    return (
      other !== undefined &&
      blend.id === other.id &&
      blend.band === other.band &&
      blend.by === other.by &&
      workOf(blend) === workOf(other) &&
      seedOf(blend) === seedOf(other)
    );
  });

const seedOf = (blend: Blend): number =>
  "seed" in blend.source ? blend.source.seed : blend.source.recipe.seed;

const workOf = ({ source }: Blend): string | undefined => ("recipe" in source ? source.work : undefined);

/** Other seeds and works mixed into this one, each by band and weight. */
export function Blends() {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const live = useLive();
  const { model } = useFacts();
  const api = useTRPCClient();
  const blends = useRecipe("blend/", (recipe) => recipe.blends, sameBlends);
  const [picking, setPicking] = useState(false);
  const isFull = blends.length >= RECIPE_LIMITS.blends;

  function add(source: Blend["source"]) {
    if (live.refuses()) return;
    const id = randomId().slice(0, 12);
    live.write({ kind: "blend", id, value: { source, band: "all", weight: 0.35 } }, live.newGesture());
  }

  async function addWork(id: WorkId) {
    setPicking(false);
    try {
      const { recipe, work } = await api.work.mate.query({ id });
      add({ recipe, work });
    } catch (fault) {
      live.tellRefused("forbidden", wordsOf(tErrors, fault));
    }
  }

  return (
    <section aria-label={t("blends.blends")} data-register="blend">
      <h3 className="px-2 font-semibold text-sm">{t("blends.blends")}</h3>
      {blends.length === 0 && (
        <p className="px-2 pt-1 text-sm text-soft">{t("blends.mixPictureAnotherSeed")}</p>
      )}
      <ul>
        {blends.map((blend, i) => (
          <BlendRow key={blend.id} blend={blend} number={i + 1} />
        ))}
      </ul>
      <div className="mx-2 mt-2 flex flex-wrap gap-2">
        <Button onClick={() => add({ seed: goodSeed(model, live.recipe) })} disabled={isFull}>
          <Plus aria-hidden />
          {t("blends.mixSeed")}
        </Button>
        <Button onClick={() => setPicking(true)} disabled={isFull}>
          <ImagePlus aria-hidden />
          {t("blends.mixWork")}
        </Button>
      </div>
      {picking && (
        <PickWork
          model={model.id}
          title={t("blends.mixWork")}
          onPick={({ id }) => void addWork(id)}
          onClose={() => setPicking(false)}
        />
      )}
    </section>
  );
}

function BlendRow({ blend, number }: { blend: Blend; number: number }) {
  const t = useTranslations("room");
  const live = useLive();
  const { model } = useFacts();
  const register = `blend/${blend.id}`;
  const now = (): Blend => live.recipe.blends.find((candidate) => candidate.id === blend.id) ?? blend;
  const change = (value: Partial<Pick<Blend, "source" | "band" | "weight">> | null) => {
    if (live.refuses()) return;
    const { source, band, weight } = now();
    live.write(
      { kind: "blend", id: blend.id, value: value && { source, band, weight, ...value } },
      live.newGesture(),
    );
  };
  const work = workOf(blend);
  return (
    <li
      data-register={`blend/${blend.id}`}
      className="mt-2 border-line border-s-2 ps-1"
      style={{ borderColor: colourOf(live.member(blend.by)) }}
    >
      <div className="flex items-center ps-2">
        {work && (
          <Link href={`/works/${work}`} target="_blank" className="me-2 shrink-0">
            <img
              src={`/api/works/${work}/256.webp`}
              alt={t("blends.workMixed")}
              width={44}
              height={44}
              className="size-11 bg-well object-cover"
            />
          </Link>
        )}
        <span className="numbers me-auto min-w-0 truncate text-sm text-soft">
          {t.rich("blends.aWork", {
            work: work ? "yes" : "no",
            seedOf: seedOf(blend),
            bdi: () => <bdi>{live.nameOf(blend.by)}</bdi>,
          })}
        </span>
        {!work && (
          <IconButton
            label={t("blends.anotherSeedBlendNumber", { number })}
            onClick={() => change({ source: { seed: goodSeed(model, live.recipe) } })}
          >
            <Dices aria-hidden />
          </IconButton>
        )}
        <IconButton label={t("blends.removeBlendNumber", { number })} onClick={() => change(null)}>
          <X aria-hidden />
        </IconButton>
      </div>
      <Segmented
        label={t("blends.bandBlendNumber", { number })}
        value={blend.band}
        options={bandOptionsIn(t)}
        onChange={(band) => change({ band })}
        className="mx-2"
      />
      <ValueFader
        label={t("blends.howMuch")}
        name={t("blends.weightBlendNumber", { number })}
        register={register}
        min={0}
        max={1}
        step={0.02}
        home={0}
        read={() => now().weight}
        edit={(weight) => ({
          kind: "blend",
          id: blend.id,
          value: { source: now().source, band: now().band, weight },
        })}
        words={percent}
      />
    </li>
  );
}
