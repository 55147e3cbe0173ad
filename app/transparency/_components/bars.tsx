type BarsProps = {
  caption: string;
  head: readonly [string, ...string[]];
  rows: readonly { key: string; name: string; href?: string; counts: readonly number[] }[];
};

/** Counts as a table whose cells are drawn as bars: the figure is always there as a number. */
export function Bars({ caption, head, rows }: BarsProps) {
  const most = Math.max(1, ...rows.flatMap((row) => row.counts));
  return (
    <table className="w-full text-start">
      <caption className="pb-2 text-start font-semibold">{caption}</caption>
      <thead className="text-sm text-soft">
        <tr className="border-line border-b">
          {head.map((name, i) => (
            <th
              key={name}
              scope="col"
              className={i === 0 ? "py-2 pe-4 font-normal" : "w-[30%] py-2 pe-2 font-normal"}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, href, counts }) => (
          <tr key={key} className="border-line border-b">
            <th scope="row" className="py-2.5 pe-4 font-normal">
              {href ? (
                <a
                  href={href}
                  className="touch underline decoration-line underline-offset-4 hover:decoration-current"
                >
                  {name}
                </a>
              ) : (
                name
              )}
            </th>
            {counts.map((count, i) => (
              <td key={head[i + 1]} className="numbers pe-2">
                <span className="flex items-center gap-2.5">
                  <span
                    aria-hidden
                    className={i === 0 ? "h-2 bg-ink" : "h-2 bg-edge"}
                    style={{ width: `${(75 * count) / most}%` }}
                  />
                  {count}
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
