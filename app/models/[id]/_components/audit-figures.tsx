import type { ModelData } from "@/app/_api/types";
import { Curves } from "./curves";
import { Judged } from "./judged";
import { Memory } from "./memory";
import { Variety } from "./variety";

type Audit = NonNullable<ModelData["audit"]>;
const percent = (x: number): string => `${Math.round(x * 100)} %`;

/** audit.json as plots and tables, each with what it does and does not say. */
export function AuditFigures({ audit }: { audit: Audit }) {
  return (
    <section aria-labelledby="audit">
      <h2 id="audit" className="font-semibold text-2xl tracking-tight">
        What it can be held to
      </h2>
      <p className="mt-2 max-w-prose text-soft">
        Measured on {audit.counts.made} pictures it made, against {audit.counts.heldOut} images that it was
        never shown and {audit.counts.training} that it was. Distances are in {audit.features}.
      </p>
      <div className="mt-8">
        <Variety points={audit.truncation} />
      </div>
      <div className="mt-12 grid gap-12 md:grid-cols-2">
        <Curves
          title="Lightness by freedom"
          words="What truncation does to light: its mean over pictures."
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
          <table className="w-full min-w-xl text-left text-sm">
            <caption className="pb-2 text-left font-semibold">
              Against held-out works: what it made, and for comparison its own training images
            </caption>
            <thead className="text-soft">
              <tr className="border-line border-b">
                <th className="py-2 font-normal">Class</th>
                <th className="font-normal">Precision</th>
                <th className="font-normal">Recall</th>
                <th className="font-normal">Sliced Wasserstein</th>
              </tr>
            </thead>
            <tbody>
              {[["All", audit.overall] as const, ...Object.entries(audit.classes ?? {})].map(
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
                        too few held-out works to say
                      </td>
                    )}
                  </tr>
                ),
              )}
            </tbody>
          </table>
          {audit.recognised && (
            <p className="mt-3 text-soft">
              A classifier of traditions takes {percent(audit.recognised.made)} of what it made for the
              tradition asked for; chance is {percent(audit.recognised.chance)}
              {audit.recognised.heldOut !== undefined &&
                `, held-out works ${percent(audit.recognised.heldOut)}`}
              .
            </p>
          )}
        </div>
      )}
      <div className="mt-12">
        <h3 className="font-semibold">Whose images</h3>
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
                  {c.images} images of {c.works} works
                </span>
              </li>
            );
          })}
        </ul>
        <p className="mt-3 max-w-prose text-soft">
          Most present:{" "}
          {audit.shares.artists
            .slice(0, 12)
            .map((a) => a.artist)
            .join(", ")}
          . What they painted is what it paints.
        </p>
      </div>
    </section>
  );
}
