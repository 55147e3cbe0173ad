"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { Say } from "@/app/_words/say";
import { startOf } from "@/core/picture/finish/start-of";
import type { FinishInfo } from "@/core/picture/model/finish-file";
import { isOwnHand } from "@/core/picture/recipe/finish";
import type { Recipe } from "@/core/picture/recipe/recipe";
import { useRecipe } from "../panels/use-recipe";
import { HandPad } from "./hand-pad";
import { HandTile } from "./hand-tile";
import type { HandChoice } from "./hands";
import { MyHand } from "./my-hand";
import { OwnHand } from "./own-hand";
import { PaintFader } from "./paint-fader";
import { paintLabels } from "./paint-labels";
import { amountWords, colourWords, edgeWords, strengthWords, strokeWords } from "./paint-words";
import { useHandTiles } from "./use-hand-tiles";

const sameOwn = (a: readonly HandChoice[], b: readonly HandChoice[]): boolean =>
  a.map(({ id, from }) => id + from).join() === b.map(({ id, from }) => id + from).join();

/** The finish: a wall of hands, each as the present picture painted in it, and what everybody says of strokes, colours and brushwork. */
export function FinishPanel() {
  const t = useTranslations("room");
  const { finish } = useFacts();
  const live = useLive();
  const painted = useRecipe("finish", (recipe: Recipe) => recipe.finish?.room !== undefined);
  // Whoever turns to another panel puts the brush down: nothing there says that it paints, or in which hand.
  useEffect(
    () => () => {
      const painting = live.painting.get();
      if (painting.brushing) live.painting.set({ ...painting, brushing: false });
    },
    [live],
  );
  if (!finish) return <p className="px-2 pt-4 text-soft text-sm">{t("finishPanel.noFinishInstalledHere")}</p>;
  if (!painted) return <NoFinish finish={finish} />;
  const refuses = () => live.refuses();
  return (
    <Hands
      finish={finish}
      onOff={() => !refuses() && live.write({ kind: "finish", value: null }, live.newGesture())}
    />
  );
}

function NoFinish({ finish }: { finish: FinishInfo }) {
  const t = useTranslations("room");
  const live = useLive();
  const { model } = useFacts();
  return (
    <div className="px-2 pt-4">
      <p className="text-sm text-soft">{t("finishPanel.pictureGeneratorDrawsFinish")}</p>
      <Button
        className="mt-4"
        onClick={() => {
          const value = startOf(finish, model.id);
          if (value && !live.refuses()) live.write({ kind: "finish", value }, live.newGesture());
        }}
      >
        {t("finishPanel.givePictureFinish")}
      </Button>
    </div>
  );
}

function Hands({ finish, onOff }: { finish: FinishInfo; onOff: () => void }) {
  const t = useTranslations("room");
  const live = useLive();
  const { hand: taken } = useSignal(live.painting);
  const { role } = useSignal(live.people);
  const [all, setAll] = useState(false);
  const own = useRecipe("own-hand/", (recipe) => ownHands(t, recipe, live.nameOf), sameOwn);
  const shipped: HandChoice[] = finish.hands.map(({ id, label, artist, title, year }) => ({
    ...{ id, label },
    from: `${artist}, ${title}${year ? `, ${year}` : ""}`,
  }));
  const hands = [...own, ...shipped];
  const shown = all ? hands : hands.slice(0, FEW);
  const tiles = useHandTiles(shown.map(({ id }) => id));
  const mine = hands.find(({ id }) => id === taken);
  return (
    <div className="flex flex-col gap-5 pt-4" data-register="finish">
      <section aria-label={t("finishPanel.strokesAndColours")}>
        <PaintFader
          paint="strength"
          label={paintLabels(t).strength}
          hint={t("finishPanel.howMuchPainted")}
          words={strengthWords}
        />
        <PaintFader
          paint="stroke"
          label={paintLabels(t).stroke}
          hint={t("finishPanel.fineBroad")}
          words={(one) => strokeWords(t, one)}
        />
        <PaintFader
          paint="colour"
          label={paintLabels(t).colour}
          hint={t("finishPanel.handPicture")}
          words={(one) => colourWords(t, one)}
        />
        <PaintFader
          paint="brushwork"
          label={paintLabels(t).brushwork}
          hint={t("finishPanel.strokesFollowForms")}
          words={(one) => amountWords(t, one)}
        />
        <PaintFader
          paint="dabs"
          label={paintLabels(t).dabs}
          hint={t("finishPanel.patchesOfColour")}
          words={(one) => amountWords(t, one)}
        />
        <PaintFader
          paint="edges"
          label={paintLabels(t).edges}
          hint={t("finishPanel.softCrisp")}
          words={(one) => edgeWords(t, one)}
        />
      </section>
      {mine && role !== "viewer" && <MyHand key={mine.id} hand={mine} />}
      <section aria-label={t("finishPanel.hands")}>
        <h3 className="flex items-baseline gap-2 px-2 pb-1 text-sm">
          <span className="font-semibold">{t("finishPanel.hands")}</span>
          <span className="text-soft">{t("finishPanel.whoseStrokesPaint")}</span>
        </h3>
        <ul className="grid grid-cols-3 gap-1">
          {shown.map((hand) => (
            <li key={hand.id} className="min-w-0">
              <HandTile hand={hand} picture={tiles.get(hand.id)} />
            </li>
          ))}
        </ul>
        {hands.length > FEW && (
          <Button className="mx-2 mt-2" onClick={() => setAll(!all)}>
            {all
              ? t("finishPanel.showFewerHands")
              : t("finishPanel.showAllHandsHands", { hands: hands.length })}
          </Button>
        )}
      </section>
      {role !== "viewer" && <HandPad hands={hands} />}
      {role !== "viewer" && <OwnHand />}
      {role !== "viewer" && (
        <div className="px-2">
          <Button onClick={onOff}>{t("finishPanel.takeFinishOff")}</Button>
        </div>
      )}
    </div>
  );
}

/** Hands on the wall before one asks for all. */
const FEW = 12;

const ownHands = (t: Say<"room">, recipe: Recipe, nameOf: (actor: string) => string): HandChoice[] =>
  Object.entries(recipe.finish?.own ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, { by }]) =>
      isOwnHand(id)
        ? [
            {
              id: id as HandChoice["id"],
              label: t("finishPanel.nameSHand", { name: nameOf(by) }),
              from: t("finishPanel.pictureNameBrought", { name: nameOf(by) }),
            },
          ]
        : [],
    );
