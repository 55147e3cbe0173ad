"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/app/_components/ui/button";
import { IconButton } from "@/app/_components/ui/icon-button";
import { useLive } from "@/app/_room/live/live-context";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import type { Recipe } from "@/core/picture/recipe/recipe";
import { percent } from "../fader/fader-words";
import { ValueFader } from "../fader/value-fader";
import { PaletteChoices } from "./palette-choices";
import { useRecipe } from "./use-recipe";

const sameColours = (a: Recipe["palette"], b: Recipe["palette"]): boolean =>
  a?.colours.join() === b?.colours.join() && a?.by === b?.by;

/** The room's palette: its swatches belong to everyone, its strength says how far the picture follows. */
export function PalettePanel() {
  const t = useTranslations("room");
  const live = useLive();
  const palette = useRecipe("palette", (recipe) => recipe.palette, sameColours);
  const gesture = useRef(0);

  function write(colours: readonly string[] | null, mine = live.newGesture()) {
    if (live.refuses()) return;
    const strength = live.recipe.palette?.strength ?? 0.8;
    live.write({ kind: "palette", value: colours && { colours: [...colours], strength } }, mine);
  }

  if (!palette) {
    return (
      <div data-register="palette" className="px-2 pt-4">
        <p className="text-sm text-soft">{t("palettePanel.pictureHasOwnColours")}</p>
        <PaletteChoices chosen={null} onChoose={write} className="mt-4" />
      </div>
    );
  }

  return (
    <div data-register="palette" className="pt-4">
      <ul className="grid grid-cols-4 gap-2 px-2">
        {palette.colours.map((colour, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a swatch is its place; two may have one colour
          <li key={i} className="relative">
            <input
              type="color"
              aria-label={t("palettePanel.swatchIColour", { i: i + 1, colour })}
              value={colour}
              onFocus={() => {
                gesture.current = live.newGesture();
              }}
              onChange={(event) => write(palette.colours.with(i, event.target.value), gesture.current)}
              className="swatch h-16 w-full cursor-pointer"
            />
            {palette.colours.length > 1 && (
              <button
                type="button"
                aria-label={t("palettePanel.removeSwatchI", { i: i + 1 })}
                onClick={() => write(palette.colours.toSpliced(i, 1))}
                className="-top-1.5 -end-1.5 touch absolute grid size-6 place-items-center rounded-full border border-line bg-raised"
              >
                <X aria-hidden className="size-3.5" />
              </button>
            )}
          </li>
        ))}
        {palette.colours.length < RECIPE_LIMITS.paletteColours && (
          <li>
            <IconButton
              label={t("palettePanel.addASwatch")}
              onClick={() => write([...palette.colours, palette.colours.at(-1) ?? "#808080"])}
              className="h-16 w-full border border-edge border-dashed"
            >
              <Plus aria-hidden />
            </IconButton>
          </li>
        )}
      </ul>
      <ValueFader
        className="mt-4"
        label={t("palettePanel.strength")}
        name={t("palettePanel.paletteStrength")}
        register="palette"
        min={0}
        max={1}
        step={0.02}
        home={0.8}
        read={() => live.recipe.palette?.strength ?? 0}
        edit={(strength) => {
          const now = live.recipe.palette;
          return now && { kind: "palette", value: { colours: now.colours, strength } };
        }}
        words={percent}
      />
      <div className="flex items-center justify-between gap-3 px-2 pt-4">
        <p className="min-w-0 text-sm text-soft">
          {t.rich("palettePanel.lastChangedBy", { bdi: () => <bdi>{live.nameOf(palette.by)}</bdi> })}
        </p>
        <Button onClick={() => write(null)}>{t("palettePanel.removePalette")}</Button>
      </div>
      <h3 className="mt-6 px-2 font-semibold text-sm">{t("palettePanel.otherPalettes")}</h3>
      <PaletteChoices chosen={palette.colours} onChoose={write} className="mt-3 px-2" />
    </div>
  );
}
