"use client";

import { Heart, Vote } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { shapeStyle, useRatio } from "@/app/_room/use-ratio";
import { chosenSeeds, familyOf } from "@/core/picture/model/chosen-seeds";
import { aspectOf } from "@/core/picture/render/shape";
import { SKETCH_LIMITS } from "@/core/room/protocol/sketch-limits";
import { randomSeed } from "../panels/random-seed";
import { Segmented } from "../panels/segmented";
import { usePropose } from "../votes/use-propose";
import { seedsFrom } from "./seeds-from";
import { useFavourites } from "./use-favourites";
import { useSeedPictures } from "./use-seed-pictures";

type Shelf = "all" | "room" | "mine";

/** What the picture would be from other seeds: 24 at a time, on and on; and those that were kept. */
export function SeedsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("instrument.seeds");
  const live = useLive();
  const ratio = useRatio();
  const favourites = useFavourites();
  const propose = usePropose();
  const [shelf, setShelf] = useState<Shelf>("all");
  const [start] = useState(randomSeed);
  const [hasScrolled, setHasScrolled] = useState(false);
  const { model } = useFacts();
  const [family] = useState(() => familyOf(live.recipe.styles.structure));
  const [count, setCount] = useState<number>(SKETCH_LIMITS.seeds);
  const chosen = chosenSeeds(model).length;
  const about = chosen > 0 ? `${t("about")} ${t("chosen", { count: chosen })}` : t("about");
  const browsed = useMemo(() => seedsFrom(start, count, model, family), [start, count, model, family]);
  const seeds = shelf === "all" ? browsed : favourites[shelf];
  const { pictures, error } = useSeedPictures(seeds);
  const end = useRef<HTMLDivElement>(null);
  const isDrawn = seeds.every((seed) => pictures.has(seed));

  const hasMore = shelf === "all" && browsed.length === count;
  const canShowMore = hasMore && isDrawn;
  const showMore = useCallback(() => setCount((now) => now + SKETCH_LIMITS.seeds), []);

  useEffect(() => {
    const scrolled = () => setHasScrolled(true);
    window.addEventListener("scroll", scrolled, { capture: true, passive: true });
    return () => window.removeEventListener("scroll", scrolled, { capture: true });
  }, []);
  // Where all fits there is nothing to scroll: a button shows more.
  useEffect(() => {
    if (!canShowMore || !hasScrolled || !end.current) return;
    const seen = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) showMore();
    });
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [canShowMore, hasScrolled, showMore]);

  function choose(value: number) {
    if (live.refuses()) return;
    live.write({ kind: "seed", value }, live.newGesture());
    onClose();
  }

  return (
    <Dialog open onOpenChange={onClose} title={t("title")} description={about} wide>
      <Segmented
        label={t("which")}
        value={shelf}
        options={(["all", "room", "mine"] as const).map((value) => ({ value, label: t(value) }))}
        onChange={setShelf}
      />
      <ul
        data-testid="seeds"
        style={shapeStyle(aspectOf(ratio))}
        className="mt-4 grid grid-cols-3 gap-2 sm:grid-cols-6"
      >
        {seeds.map((seed) => {
          const picture = pictures.get(seed);
          const isMine = favourites.isMine(seed);
          return (
            <li key={seed} className="relative aspect-[var(--shape)] bg-well">
              <button
                type="button"
                aria-label={t("use", { seed })}
                disabled={!picture}
                onClick={() => choose(seed)}
                className="block size-full outline-offset-[-3px] disabled:animate-breathe"
              >
                {picture && <img src={picture} alt="" className="size-full animate-appear object-contain" />}
              </button>
              <button
                type="button"
                aria-label={isMine ? t("letGo", { seed }) : t("keep", { seed })}
                aria-pressed={isMine}
                onClick={() => favourites.keep(seed, !isMine)}
                className="absolute end-0 bottom-0 grid size-9 place-items-center rounded-ss-md bg-black/55 text-white focus-visible:outline-white"
              >
                <Heart aria-hidden className="size-4.5" fill={isMine ? "currentColor" : "none"} />
              </button>
              {propose && picture && (
                <button
                  type="button"
                  aria-label={t("propose", { seed })}
                  onClick={() => void propose({ edits: [{ kind: "seed", value: seed }] })}
                  className="absolute start-0 bottom-0 grid size-9 place-items-center rounded-se-md bg-black/55 text-white focus-visible:outline-white"
                >
                  <Vote aria-hidden className="size-4.5" />
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {seeds.length === 0 && (
        <p className="py-6 text-soft">{shelf === "mine" ? t("noneMine") : t("noneRoom")}</p>
      )}
      <p role="status" className="mt-2 text-danger text-sm">
        {error}
      </p>
      <div ref={end} className="flex justify-center pb-1">
        {hasMore && (
          <Button onClick={showMore} disabled={!canShowMore}>
            {t("more", { count: SKETCH_LIMITS.seeds })}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
