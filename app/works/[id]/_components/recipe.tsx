import Link from "next/link";
import { useTranslations } from "next-intl";
import type { WorkData } from "@/app/_api/types";
import { type Lists, useLists } from "@/app/_words/in-list";
import type { Say } from "@/app/_words/say";
import { nameOf } from "@/app/_works/makers";
import { entriesById } from "@/core/kernel/ids/branded";
import type { ControlId } from "@/core/kernel/ids/ids";
import { BANDS } from "@/core/picture/model/bands";
import type { FinishInfo } from "@/core/picture/model/finish-file";
import type { ModelInfo } from "@/core/picture/model/model-file";
import { PAINTS } from "@/core/picture/recipe/finish";
import { paintControl } from "@/core/picture/recipe/finish-controls";
import { SQUARE } from "@/core/picture/recipe/ratio";
import { influenceOf, renderedValue } from "@/core/picture/recipe/shown";
import { Painted } from "./painted";

type RecipeProps = { work: WorkData; model: ModelInfo | undefined; finish: FinishInfo | null };

const signed = (t: Say<"works">, value: number): string => t("recipe.amount", { value }).replace("-", "−");
const percent = (part: number): string => `${Math.round(part * 100)}\u00a0%`;

/** Everything the picture is made of, in words: whoever has the model and these numbers has the picture. */
export function RecipeOf({ work, model, finish }: RecipeProps) {
  const t = useTranslations("works");
  const lists = useLists();
  const { recipe } = work;
  const classes = new Map(model?.classes.map(({ id, label }) => [id, label]));
  const pulls = pullsOf(t, lists, work, model);
  const titles = new Map<string, string>(work.ancestry.parents.map(({ id, title }) => [id, title]));
  return (
    <section aria-labelledby="recipe">
      <h2 id="recipe" className="font-semibold text-xl">
        {t("recipe.recipe")}
      </h2>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2">
        <dt className="text-soft">{t("recipe.seed")}</dt>
        <dd className="numbers">
          {t("recipe.seedVariety", { seed: recipe.seed, truncation: recipe.truncation })}
        </dd>
        {work.ratio !== SQUARE && (
          <>
            <dt className="text-soft">{t("recipe.shape")}</dt>
            <dd className="numbers">{work.ratio}</dd>
          </>
        )}
        {mixtures(t, lists, recipe.styles, classes).map(([bands, words]) => (
          <div key={bands} className="contents">
            <dt className="text-soft first-letter:uppercase">{bands}</dt>
            <dd>{words}</dd>
          </div>
        ))}
        {recipe.palette && (
          <>
            <dt className="text-soft">{t("recipe.palette")}</dt>
            <dd className="flex flex-wrap items-center gap-1">
              {recipe.palette.colours.map((colour, i) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: a palette may hold a colour twice
                  key={i}
                  role="img"
                  aria-label={colour}
                  className="size-6 rounded-sm border border-line"
                  style={{ background: colour }}
                />
              ))}
              <span className="ms-1">{percent(recipe.palette.strength)}</span>
            </dd>
          </>
        )}
        <Painted work={work} finish={finish} />
        {recipe.blends.map((blend) => (
          <div key={blend.id} className="contents">
            <dt className="text-soft">{t("recipe.blend")}</dt>
            <dd>
              {t("recipe.percentOf", { percent: percent(blend.weight) })}{" "}
              {"recipe" in blend.source && blend.source.work ? (
                <Link className="underline underline-offset-2" href={`/works/${blend.source.work}`}>
                  {titles.get(blend.source.work) ?? t("recipe.aWork")}
                </Link>
              ) : (
                t("recipe.seedValue", {
                  value: "seed" in blend.source ? blend.source.seed : blend.source.recipe.seed,
                })
              )}
              {t("recipe.whole", {
                all: blend.band === "all" ? "yes" : "no",
                band: t("recipe.band", { band: blend.band }),
              })}
            </dd>
          </div>
        ))}
        {recipe.holds.length > 0 && (
          <>
            <dt className="text-soft">{t("recipe.held")}</dt>
            <dd>
              {lists.row(
                recipe.holds.map((hold) =>
                  t("recipe.labelofAtSigned", {
                    labelOf: heldIn(t, model, hold.control),
                    signed: signed(t, hold.value),
                  }),
                ),
              )}
            </dd>
          </>
        )}
      </dl>
      {pulls.length > 0 && (
        <>
          <h3 className="mt-5 text-sm text-soft">{t("recipe.whatPeoplePulledStandard")}</h3>
          <ul className="mt-2 flex flex-col gap-1.5">
            {pulls.map(({ control, label, value, by }) => (
              <li key={control} className="grid grid-cols-[minmax(0,1fr)_3rem_minmax(0,2fr)] gap-3">
                <span dir="auto" className="truncate">
                  {label}
                </span>
                <span className="numbers text-end">{signed(t, value)}</span>
                <span dir="auto" className="truncate text-soft">
                  {by}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const labelOf = (model: ModelInfo | undefined, id: string): string =>
  model?.controls.find((control) => control.id === id)?.label ?? id;

/** What is pinned: a control, or a paint of the finish. */
const heldIn = (t: Say<"works">, model: ModelInfo | undefined, control: ControlId): string => {
  const paint = PAINTS.find((one) => paintControl(one) === control);
  return paint ? t("recipe.paint", { paint }) : labelOf(model, control);
};

/** Bands with the same mixture are said together. */
function mixtures(
  t: Say<"works">,
  lists: Lists,
  styles: WorkData["recipe"]["styles"],
  classes: ReadonlyMap<string, string>,
) {
  const said = new Map<string, string[]>();
  for (const band of BANDS) {
    const mix = Object.entries(styles[band]).sort(([, a], [, b]) => b - a);
    const all = mix.reduce((sum, [, weight]) => sum + weight, 0) || 1;
    const words = lists.row(
      mix.map(([id, w]) => `${classes.get(id) ?? id}${mix.length > 1 ? ` ${percent(w / all)}` : ""}`),
    );
    said.set(words, [...(said.get(words) ?? []), t("recipe.band", { band })]);
  }
  return [...said].map(([words, bands]) => [lists.row(bands), words] as const);
}

/** Controls that count, the strongest first, with who pulled how much. Those who are unnamed stay it. */
function pullsOf(t: Say<"works">, lists: Lists, { recipe, labels }: WorkData, model: ModelInfo | undefined) {
  const names = new Map(labels.map(({ player, name }) => [player, name]));
  return entriesById(recipe.contributions)
    .map(([control, pulls]) => {
      const by = lists.row(
        entriesById(pulls)
          .map(([actor, value]) => ({ actor, value: value * influenceOf(recipe, actor) }))
          .filter(({ value }) => Math.abs(value) >= 0.05)
          .map(
            ({ actor, value }) =>
              `${nameOf(t, names.get(actor) ?? t("makers.anonymous"))} ${signed(t, value)}`,
          ),
      );
      return { control, label: labelOf(model, control), value: renderedValue(recipe, control), by };
    })
    .filter(({ by }) => by !== "")
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}
