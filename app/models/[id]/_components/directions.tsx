import { useTranslations } from "next-intl";
import type { Control } from "@/core/picture/model/model-file";

/** Side effects that are shown: the largest. */
const SHOWN = 4;

const words = (effects: readonly (readonly [string, number])[]): string =>
  effects
    .map(([name, amount]) => `${plainly(name)} ${amount > 0 ? "+" : "−"}${Math.abs(amount).toFixed(2)}`)
    .join(", ");
const plainly = (name: string): string => name.replace(/^class:/, "");

function Also({ effects }: { effects: Control["sideEffects"] }) {
  const t = useTranslations("models");
  const all = Object.entries(effects ?? {}).sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  const rest = all.slice(SHOWN);
  return (
    <>
      {words(all.slice(0, SHOWN))}
      {rest.length > 0 && (
        <details>
          <summary className="cursor-pointer py-1">
            {t("directions.andRestSmaller", { rest: rest.length })}
          </summary>
          {words(rest)}
        </details>
      )}
    </>
  );
}

/** Named directions with what was measured of them: in standard deviations of each property, for one step. */
export function Directions({ controls }: { controls: readonly Control[] }) {
  const t = useTranslations("models");
  const named = controls.filter(({ kind }) => kind === "direction");
  return (
    <section aria-labelledby="directions">
      <h2 id="directions" className="font-semibold text-2xl tracking-tight">
        {t("directions.directions")}
      </h2>
      <p className="mt-2 max-w-prose text-soft">
        {t("directions.namedNamedBesideControls", {
          named: named.length,
          controls: controls.length - named.length,
        })}
      </p>
      <div className="overflow-x-auto">
        <table className="mt-4 w-full min-w-xl text-start text-sm">
          <thead className="text-soft">
            <tr className="border-line border-b">
              <th className="py-2 pe-4 font-normal">{t("directions.direction")}</th>
              <th className="pe-4 font-normal">{t("directions.band")}</th>
              <th className="pe-4 font-normal">{t("directions.effect")}</th>
              <th className="font-normal">{t("directions.also")}</th>
            </tr>
          </thead>
          <tbody>
            {named.map((control) => (
              <tr key={control.id} className="border-line border-b align-top">
                <th scope="row" className="py-2 pe-4 font-medium">
                  {control.label}
                  <span className="block font-normal text-soft">
                    {control.low} / {control.high}
                  </span>
                </th>
                <td className="py-2 pe-4">{t("directions.ofBand", { band: control.band })}</td>
                <td className="py-2 pe-4">{words(Object.entries(control.effects ?? {}))}</td>
                <td className="py-2 text-soft">
                  <Also effects={control.sideEffects} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
