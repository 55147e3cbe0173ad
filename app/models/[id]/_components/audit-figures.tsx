import type { ModelData } from "@/app/_api/types";

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
      <div className="mt-8 grid gap-12 md:grid-cols-2">
        <Curve
          title="Diversity by freedom"
          words="The less freedom, the more alike: how far apart pictures are, by truncation."
          points={audit.truncation.map(({ psi, diversity }) => [psi, diversity])}
        />
        <Curve
          title="Lightness by freedom"
          words="What truncation does to light: its mean over pictures."
          points={audit.truncation.map(({ psi, lightness }) => [psi, lightness])}
        />
        <Hues audit={audit} />
        {audit.memorisation && <Memory audit={audit} />}
      </div>
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
              <li key={c.class} className="grid grid-cols-[10rem_1fr] items-center gap-4">
                <span className="truncate">{c.class}</span>
                <span className="flex items-center gap-3">
                  <span className="h-2 bg-ink" style={{ width: `${(70 * c.images) / most}%` }} />
                  <span className="shrink-0 text-soft text-sm">
                    {c.images} images of {c.works} works
                  </span>
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

const [WIDTH, HEIGHT] = [360, 160];

function Curve({
  title,
  words,
  points,
}: {
  title: string;
  words: string;
  points: readonly (readonly [number, number])[];
}) {
  const most = Math.max(...points.map(([, y]) => y)) * 1.1 || 1;
  const last = points.at(-1)?.[0] ?? 1;
  const place = ([x, y]: readonly [number, number]) =>
    `${((x / last) * WIDTH).toFixed(1)},${(HEIGHT - (y / most) * HEIGHT).toFixed(1)}`;
  return (
    <figure>
      <figcaption>
        <span className="font-semibold">{title}</span>
        <span className="block text-soft text-sm">{words}</span>
      </figcaption>
      <svg
        viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 24}`}
        className="mt-3 w-full"
        role="img"
        aria-label={`${title}: ${points.map(([x, y]) => `${x}: ${y.toFixed(2)}`).join(", ")}`}
      >
        <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} stroke="var(--color-line)" />
        <polyline
          points={points.map(place).join(" ")}
          fill="none"
          stroke="var(--color-ink)"
          strokeWidth={2}
        />
        {points.map((point) => (
          <circle
            key={point[0]}
            cx={place(point).split(",")[0]}
            cy={place(point).split(",")[1]}
            r={2.5}
            fill="var(--color-ink)"
          />
        ))}
        <text x={0} y={HEIGHT + 16} fontSize={11} fill="var(--color-soft)">
          0
        </text>
        <text x={WIDTH} y={HEIGHT + 16} fontSize={11} textAnchor="end" fill="var(--color-soft)">
          {last}
        </text>
      </svg>
    </figure>
  );
}

/** Shares of hue in what it makes: a bias one would otherwise only feel. */
function Hues({ audit }: { audit: Audit }) {
  const at = audit.truncation.find(({ psi }) => psi === 0.7) ?? audit.truncation.at(-1);
  if (!at) return null;
  const most = Math.max(...at.hues) || 1;
  return (
    <figure>
      <figcaption>
        <span className="font-semibold">Hues it reaches for</span>
        <span className="block text-soft text-sm">
          Share of each hue in its pictures at freedom {at.psi}.
        </span>
      </figcaption>
      <div
        className="mt-3 flex h-40 items-end gap-1"
        role="img"
        aria-label={at.hues.map((share, i) => `${i * 30} degrees: ${percent(share)}`).join(", ")}
      >
        {at.hues.map((share, i) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place on the circle
            key={i}
            className="flex-1"
            style={{
              height: `${Math.max(1, (100 * share) / most)}%`,
              background: `oklch(0.68 0.14 ${i * (360 / at.hues.length)})`,
            }}
          />
        ))}
      </div>
    </figure>
  );
}

function Memory({ audit }: { audit: Audit }) {
  const found = audit.memorisation?.features;
  if (!found) return null;
  return (
    <figure>
      <figcaption>
        <span className="font-semibold">Learning by heart</span>
        <span className="block text-soft text-sm">Distance to the nearest training image.</span>
      </figcaption>
      <table className="mt-3 w-full text-left text-sm">
        <thead className="text-soft">
          <tr className="border-line border-b">
            <th className="py-1 font-normal">Nearest</th>
            {found.quantiles.map((q) => (
              <th key={q} className="font-normal">
                {percent(q)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(["made", "heldOut"] as const).map((which) => (
            <tr key={which} className="border-line border-b">
              <th scope="row" className="py-1 font-medium">
                {which === "made" ? "Made here" : "Held out"}
              </th>
              {found[which].map((value, i) => (
                <td key={found.quantiles[i]}>{value.toFixed(1)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-soft text-sm">
        {percent(found.tooNear)} of what it made is nearer to a training image than all but{" "}
        {percent(found.expected)} of held-out works are
        {found.chance > 0.05
          ? ", which is what chance gives."
          : ": more than chance gives. It has learned some images by heart."}{" "}
        Distance alone proves no originality.
      </p>
    </figure>
  );
}
