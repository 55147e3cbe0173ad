import { useTranslations } from "next-intl";
import type { ModelData } from "@/app/_api/types";

type Found = NonNullable<NonNullable<ModelData["audit"]>["judged"]>;

/** The model between its references, in what eyes see that no critic of ours ever used. */
export function Judged({ found: { features, rows } }: { found: Found }) {
  const t = useTranslations("models");
  return (
    <div className="mt-12 overflow-x-auto">
      <table className="w-full min-w-xl text-start text-sm">
        <caption className="pb-2 text-start">
          {/* As wide as the window, not as the table that scrolls beneath it. */}
          <span className="sticky start-0 block max-w-[calc(100vw-2.5rem)] sm:max-w-none">
            <span className="font-semibold">{t("judged.judgedOtherEyesAgainst")}</span>{" "}
            <span className="text-soft">{t("judged.featuresFeaturesLowerDistance", { features })}</span>
          </span>
        </caption>
        <thead className="text-soft">
          <tr className="border-line border-b">
            <th className="py-2 font-normal">{t("judged.pictures")}</th>
            <th className="font-normal">{t("judged.howMany")}</th>
            <th className="font-normal">{t("judged.fréchetDistance")}</th>
            <th className="font-normal">{t("judged.precision")}</th>
            <th className="font-normal">{t("judged.recall")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ what, count, frechet, precision, recall }) => (
            <tr key={what} className="border-line border-b">
              <th scope="row" className="py-2 font-medium">
                {what}
              </th>
              <td>{count}</td>
              <td>{frechet.toFixed(0)}</td>
              <td>{precision.toFixed(2)}</td>
              <td>{recall.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
