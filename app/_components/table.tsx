import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type TableProps = {
  head: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  empty?: string;
};

/** Rows and columns; on a narrow screen each row is a block, and each cell says which column it is. */
export function Table({ head, rows, empty }: TableProps) {
  const t = useTranslations("frame");
  if (rows.length === 0) return <p className="text-soft">{empty ?? t("table.none")}</p>;
  return (
    <table className="w-full text-start">
      <thead className="text-sm text-soft max-md:sr-only">
        <tr className="border-line border-b">
          {head.map((name) => (
            <th key={name} scope="col" className="py-2 pe-4 font-normal">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="numbers">
        {rows.map(({ key, cells }) => (
          <tr key={key} className="border-line border-b align-top max-md:block max-md:py-2">
            {cells.map((cell, i) => (
              <td key={head[i]} className="py-2.5 pe-4 max-md:flex max-md:gap-3 max-md:py-0.5 max-md:pe-0">
                <span aria-hidden className="w-28 shrink-0 text-sm text-soft md:hidden">
                  {head[i]}
                </span>
                <span className="min-w-0 wrap-anywhere">{cell}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
