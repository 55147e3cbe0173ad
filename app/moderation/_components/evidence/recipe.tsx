import { useTranslations } from "next-intl";
import type { CaseEvidence } from "@/app/_api/types";
import type { Say } from "@/app/_words/say";
import { entriesById } from "@/core/kernel/ids/branded";
import { influenceOf, renderedValue } from "@/core/picture/recipe/shown";
import type { Called } from "./called";

type Still = NonNullable<CaseEvidence["work"]>["recipe"];
const SHOWN = 8;
/** A pull below this is not seen in the picture. */
const LEAST = 0.05;

const mix = (weights: Record<string, number>, called: Called["families"]): string =>
  Object.entries(weights)
    .sort((a, b) => b[1] - a[1])
    .map(([id]) => called[id] ?? id)
    .join(", ");

/** Controls that count, the strongest first, with who pulled how much: "Warmth +1.2 (Ana +0.8, Ben +0.4)". */
function pullsOf(t: Say<"desk">, recipe: Still, called: Called): string[] {
  const signed = (value: number) => t("recipe.amount", { value }).replace("-", "\u2212");
  return entriesById(recipe.contributions)
    .map(([control, by]) => {
      const pulls = entriesById(by)
        .map(([actor, value]) => ({ actor, value: value * influenceOf(recipe, actor) }))
        .filter(({ value }) => Math.abs(value) >= LEAST);
      return { control, pulls, sum: renderedValue(recipe, control) };
    })
    .filter(({ pulls }) => pulls.length > 0)
    .sort((a, b) => Math.abs(b.sum) - Math.abs(a.sum))
    .map(({ control, pulls, sum }) => {
      const people = pulls.map(
        ({ actor, value }) => `${called.people[actor] ?? t("doingWords.someone")} ${signed(value)}`,
      );
      return t("recipe.pullBy", {
        control: called.controls[control] ?? control,
        sum: signed(sum),
        people: people.join(", "),
      });
    });
}

/** What the picture was made of: everything it depends on. */
export function Recipe({ recipe, called }: { recipe: Still; called: Called }) {
  const t = useTranslations("desk");
  const { model, seed, truncation, styles, palette, blends, holds } = recipe;
  const pulls = pullsOf(t, recipe, called);
  const [structure, shapes, colour] = [styles.structure, styles.shapes, styles.colour].map((weights) =>
    mix(weights, called.families),
  );
  const sameMix = structure === shapes && structure === colour;
  return (
    <div>
      <h3 className="mb-1 font-medium">{t("recipe.recipe")}</h3>
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-4 gap-y-1">
        <dt className="text-soft">{t("recipe.model")}</dt>
        <dd>{called.model ?? model.id}</dd>
        <dt className="text-soft">{t("recipe.seed")}</dt>
        <dd className="numbers">{t("recipe.seedVariety", { seed, truncation })}</dd>
        <dt className="text-soft">{t("recipe.families")}</dt>
        <dd>{sameMix ? structure : `${structure} / ${shapes} / ${colour}`}</dd>
        {pulls.length > 0 && (
          <>
            <dt className="text-soft">{t("recipe.pulls")}</dt>
            <dd className="numbers">
              {t("recipe.valueAnd", {
                value: pulls.slice(0, SHOWN).join(", "),
                pulls: pulls.length > SHOWN ? "yes" : "no",
                pulls2: pulls.length - SHOWN,
              })}
            </dd>
          </>
        )}
        {palette && (
          <>
            <dt className="text-soft">{t("recipe.palette")}</dt>
            <dd className="flex flex-wrap gap-1">
              {palette.colours.map((colour, i) => (
                <span
                  // A palette may hold one colour twice.
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
                  key={i}
                  role="img"
                  aria-label={colour}
                  title={colour}
                  className="size-5 rounded-sm border border-line"
                  style={{ background: colour }}
                />
              ))}
            </dd>
          </>
        )}
        {blends.length + holds.length > 0 && (
          <>
            <dt className="text-soft">{t("recipe.also")}</dt>
            <dd>{t("recipe.blendsBlendedHoldsPinned", { blends: blends.length, holds: holds.length })}</dd>
          </>
        )}
      </dl>
      <details>
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm text-soft underline underline-offset-4">
          {t("recipe.allOfIt")}
        </summary>
        <pre
          // Longer than its box: it scrolls by keys too.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
          tabIndex={0}
          className="max-h-80 overflow-auto rounded-md bg-sunk p-3 text-xs"
        >
          {JSON.stringify(recipe, null, 1)}
        </pre>
      </details>
    </div>
  );
}
