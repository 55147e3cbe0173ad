import { useTranslations } from "next-intl";
import type { CaseEvidence } from "@/app/_api/types";

type Still = NonNullable<CaseEvidence["work"]>["recipe"];
const SHOWN = 8;

const name = (id: string): string => id.replaceAll("-", " ");
const mix = (weights: Record<string, number>): string =>
  Object.entries(weights)
    .sort((a, b) => b[1] - a[1])
    .map(([id]) => name(id))
    .join(", ");

/** What the picture was made of: everything it depends on. */
export function Recipe({ recipe }: { recipe: Still }) {
  const t = useTranslations("desk");
  const { model, seed, truncation, styles, contributions, palette, blends, holds } = recipe;
  const pulls = Object.entries(contributions)
    .map(([control, by]) => ({
      control,
      sum: Object.values(by).reduce((a, b) => a + b, 0),
      of: Object.keys(by).length,
    }))
    .sort((a, b) => Math.abs(b.sum) - Math.abs(a.sum));
  const sameMix =
    mix(styles.structure) === mix(styles.colour) && mix(styles.structure) === mix(styles.shapes);
  return (
    <div>
      <h3 className="mb-1 font-medium">{t("recipe.recipe")}</h3>
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-4 gap-y-1">
        <dt className="text-soft">{t("recipe.model")}</dt>
        <dd>{model.id}</dd>
        <dt className="text-soft">{t("recipe.seed")}</dt>
        <dd className="numbers">{t("recipe.seedVariety", { seed, truncation })}</dd>
        <dt className="text-soft">{t("recipe.families")}</dt>
        <dd>
          {sameMix
            ? mix(styles.structure)
            : `${mix(styles.structure)} / ${mix(styles.shapes)} / ${mix(styles.colour)}`}
        </dd>
        {pulls.length > 0 && (
          <>
            <dt className="text-soft">{t("recipe.pulls")}</dt>
            <dd className="numbers">
              {t("recipe.valueAnd", {
                value: pulls
                  .slice(0, SHOWN)
                  .map(
                    ({ control, sum }) =>
                      `${name(control)} ${sum > 0 ? "+" : "−"}${Math.abs(sum).toFixed(1)}`,
                  )
                  .join(", "),
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
