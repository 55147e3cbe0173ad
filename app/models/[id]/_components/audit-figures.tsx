import { useTranslations } from "next-intl";
import type { ModelData } from "@/app/_api/types";
import { Curves } from "./curves";
import { Judged } from "./judged";
import { Memory } from "./memory";
import { Variety } from "./variety";

type Audit = NonNullable<ModelData["audit"]>;
const percent = (x: number): string => `${Math.round(x * 100)}\u00a0%`;

/** audit.json as plots and tables, each with what it does and does not say. */
export function AuditFigures({ audit }: { audit: Audit }) {
  const t = useTranslations("models");
  return (
    <section aria-labelledby="audit">
      <h2 id="audit" className="font-semibold text-2xl tracking-tight">
        {t("auditFigures.whatCanHeld")}
      </h2>
      <p className="mt-2 max-w-prose text-soft">
        {t("auditFigures.measuredMadePicturesMade", {
          made: audit.counts.made,
          heldOut: audit.counts.heldOut,
          training: audit.counts.training,
          features: audit.features,
        })}
      </p>
      <div className="mt-8">
        <Variety points={audit.truncation} />
      </div>
      <div className="mt-12 grid gap-12 md:grid-cols-2">
        <Curves
          title={t("auditFigures.lightnessByVariety")}
          words={t("auditFigures.whatTruncationDoesLight")}
          lines={[
            {
              name: "lightness",
              points: audit.truncation.map(({ psi, lightness }) => [psi, lightness] as const),
            },
          ]}
        />
        {audit.memorisation && <Memory found={audit.memorisation.features} />}
      </div>
      {audit.judged && <Judged found={audit.judged} />}
      {audit.overall && (
        <div className="mt-12 overflow-x-auto">
          <table className="w-full min-w-xl text-start text-sm">
            <caption className="pb-2 text-start font-semibold">
              <span className="sticky start-0 block max-w-[calc(100vw-2.5rem)] sm:max-w-none">
                {t("auditFigures.againstHeldOutWorks")}
              </span>
            </caption>
            <thead className="text-soft">
              <tr className="border-line border-b">
                <th className="py-2 font-normal">{t("auditFigures.class")}</th>
                <th className="font-normal">{t("auditFigures.precision")}</th>
                <th className="font-normal">{t("auditFigures.recall")}</th>
                <th className="font-normal">{t("auditFigures.slicedWasserstein")}</th>
              </tr>
            </thead>
            <tbody>
              {[[t("auditFigures.all"), audit.overall] as const, ...Object.entries(audit.classes ?? {})].map(
                ([name, figures]) => (
                  <tr key={name} className="border-line border-b">
                    <th scope="row" className="py-2 font-medium">
                      {name}
                    </th>
                    {figures ? (
                      <>
                        <td>
                          {percent(figures.made.precision)}
                          <span className="text-soft"> ({percent(figures.training.precision)})</span>
                        </td>
                        <td>
                          {percent(figures.made.recall)}
                          <span className="text-soft"> ({percent(figures.training.recall)})</span>
                        </td>
                        <td>
                          {figures.slicedWasserstein.made.toFixed(2)}
                          <span className="text-soft">
                            {" "}
                            ({figures.slicedWasserstein.training.toFixed(2)})
                          </span>
                        </td>
                      </>
                    ) : (
                      <td colSpan={3} className="text-soft">
                        {t("auditFigures.tooFewHeldOut")}
                      </td>
                    )}
                  </tr>
                ),
              )}
            </tbody>
          </table>
          {audit.recognised && (
            <p className="mt-3 text-soft">
              {t("auditFigures.classifierTraditionsTakesPercent", {
                made: percent(audit.recognised.made),
                chance: percent(audit.recognised.chance),
                measured: audit.recognised.heldOut === undefined ? "no" : "yes",
                heldOut: percent(audit.recognised.heldOut ?? 0),
              })}
            </p>
          )}
        </div>
      )}
      <div className="mt-12">
        <h3 className="font-semibold">{t("auditFigures.whoseImages")}</h3>
        <ul className="mt-3 flex flex-col gap-2">
          {audit.shares.classes.map((c) => {
            const most = Math.max(...audit.shares.classes.map((other) => other.images));
            return (
              <li key={c.class} className="grid items-center gap-x-4 sm:grid-cols-[10rem_1fr_12rem]">
                <span className="truncate">{c.class}</span>
                <span
                  className="order-last h-2 bg-ink sm:order-none"
                  style={{ width: `${(100 * c.images) / most}%` }}
                />
                <span className="text-soft text-sm">
                  {t("auditFigures.imagesImagesWorksWorks", { images: c.images, works: c.works })}
                </span>
              </li>
            );
          })}
        </ul>
        <p className="mt-3 max-w-prose text-soft">
          {t("auditFigures.mostPresentValueWhat", {
            value: audit.shares.artists
              .slice(0, 12)
              .map((a) => a.artist)
              .join(", "),
          })}
        </p>
      </div>
    </section>
  );
}
