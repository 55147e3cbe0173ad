"use client";

import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
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
import { brushworkWords, colourWords, strengthWords, strokeWords } from "./paint-words";
import { useHandTiles } from "./use-hand-tiles";

const sameOwn = (a: readonly HandChoice[], b: readonly HandChoice[]): boolean =>
  a.map(({ id, from }) => id + from).join() === b.map(({ id, from }) => id + from).join();

/** The finish: a wall of hands, each as the present picture painted in it, and what everybody says of strokes, colours and brushwork. */
export function FinishPanel() {
  const { finish } = useFacts();
  const live = useLive();
  const painted = useRecipe("finish", (recipe: Recipe) => recipe.finish?.room !== undefined);
  if (!finish) return <p className="px-2 pt-4 text-soft text-sm">No finish is installed here.</p>;
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
  const live = useLive();
  const { model } = useFacts();
  return (
    <div className="px-2 pt-4">
      <p className="text-sm text-soft">
        The picture is as its generator draws it. A finish paints it with the strokes, grain and colours of
        works in the public domain; everyone here can paint with their own.
      </p>
      <Button
        className="mt-4"
        onClick={() => {
          const value = startOf(finish, model.id);
          if (value && !live.refuses()) live.write({ kind: "finish", value }, live.newGesture());
        }}
      >
        Give the picture a finish
      </Button>
    </div>
  );
}

function Hands({ finish, onOff }: { finish: FinishInfo; onOff: () => void }) {
  const live = useLive();
  const { hand: taken } = useSignal(live.painting);
  const { role } = useSignal(live.people);
  const [all, setAll] = useState(false);
  const own = useRecipe("own-hand/", (recipe) => ownHands(recipe, live.nameOf), sameOwn);
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
      <section aria-label="Strokes and colours">
        <PaintFader paint="strength" label="Strength" hint="How much is painted" words={strengthWords} />
        <PaintFader paint="stroke" label="Stroke" hint="From fine to broad" words={strokeWords} />
        <PaintFader paint="colour" label="Colours" hint="Of the hand or of the picture" words={colourWords} />
        <PaintFader
          paint="brushwork"
          label="Brushwork"
          hint="Strokes that follow the forms"
          words={brushworkWords}
        />
      </section>
      {mine && role !== "viewer" && <MyHand key={mine.id} hand={mine} />}
      <section aria-label="Hands">
        <h3 className="flex items-baseline gap-2 px-2 pb-1 text-sm">
          <span className="font-semibold">Hands</span>
          <span className="text-soft">whose strokes you paint with</span>
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
            {all ? "Show fewer hands" : `Show all ${hands.length} hands`}
          </Button>
        )}
      </section>
      {role !== "viewer" && <HandPad hands={hands} />}
      {role !== "viewer" && <OwnHand />}
      {role !== "viewer" && (
        <div className="px-2">
          <Button onClick={onOff}>Take the finish off</Button>
        </div>
      )}
    </div>
  );
}

/** Hands on the wall before one asks for all. */
const FEW = 12;

const ownHands = (recipe: Recipe, nameOf: (actor: string) => string): HandChoice[] =>
  Object.entries(recipe.finish?.own ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, { by }]) =>
      isOwnHand(id)
        ? [
            {
              id: id as HandChoice["id"],
              label: `${nameOf(by)}’s hand`,
              from: `from a picture that ${nameOf(by)} brought`,
            },
          ]
        : [],
    );
