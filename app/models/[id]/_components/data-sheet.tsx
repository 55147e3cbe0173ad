import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ModelSheet } from "@/app/_api/types";
import { Button } from "@/app/_components/ui/button";
import { inputClass } from "@/app/_components/ui/input-class";

/** Every image the model was trained on: whose, what, when, and on what ground. On a narrow screen each is a block: six columns beside each other would make it very high. */
export function DataSheet({ model, data, find }: { model: string; data: ModelSheet; find: string }) {
  const t = useTranslations("models");
  const at = (page: number) =>
    `/models/${model}?${new URLSearchParams({ ...(find && { find }), page: String(page) })}#data`;
  return (
    <section aria-labelledby="data">
      <h2 id="data" className="font-semibold text-2xl tracking-tight">
        {t("dataSheet.dataSheet")}
      </h2>
      <p className="mt-2 text-soft">
        {t("dataSheet.totalImagesFit", {
          total: data.total,
          find: find ? "yes" : "no",
          find2: find,
          page: data.page,
          pages: data.pages,
        })}
      </p>
      <search>
        <form action={`/models/${model}#data`} className="mt-4 flex max-w-md gap-2">
          <input
            type="search"
            name="find"
            defaultValue={find}
            aria-label={t("dataSheet.artistTitleClass")}
            placeholder={t("dataSheet.artistTitleClass2")}
            className={inputClass}
          />
          <Button type="submit">{t("dataSheet.find")}</Button>
        </form>
      </search>
      <div className="overflow-x-auto">
        <table className="mt-4 w-full text-start text-sm md:min-w-2xl">
          <thead className="text-soft max-md:sr-only">
            <tr className="border-line border-b">
              {[
                t("dataSheet.title"),
                t("dataSheet.artist"),
                t("dataSheet.date"),
                t("dataSheet.class"),
                t("dataSheet.mayUsedBecause"),
                t("dataSheet.usedFor"),
              ].map((name) => (
                <th key={name} className="py-2 pe-3 font-normal">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: several crops of one work have equal rows
              <tr key={i} className="border-line border-b align-top max-md:block max-md:py-2">
                <th scope="row" className="py-2 pe-3 font-medium max-md:block max-md:py-0">
                  {row.title || t("dataSheet.untitled")}
                </th>
                <td className="py-2 pe-3 max-md:inline-block max-md:py-0.5">{row.artist}</td>
                <td className="py-2 pe-3 max-md:inline-block max-md:py-0.5">{row.date}</td>
                <td className="py-2 pe-3 max-md:inline-block max-md:py-0.5">{row.class}</td>
                <td className="py-2 pe-3 max-md:block max-md:py-0">
                  {row.basis || row.licence}
                  {row.basis && <span className="block text-soft text-xs">{row.licence}</span>}
                </td>
                <td className="py-2 max-md:block max-md:py-0 max-md:text-soft">{row.split}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <nav aria-label={t("dataSheet.pagesDataSheet")} className="mt-4 flex gap-4">
        {data.page > 1 && (
          <Link className="touch underline underline-offset-4" href={at(data.page - 1)}>
            {t("dataSheet.before")}
          </Link>
        )}
        {data.page < data.pages && (
          <Link className="touch underline underline-offset-4" href={at(data.page + 1)}>
            {t("dataSheet.after")}
          </Link>
        )}
      </nav>
    </section>
  );
}
