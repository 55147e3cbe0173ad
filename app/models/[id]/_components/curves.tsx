type Point = readonly [number, number];
export type CurvePoints = { name: string; points: readonly Point[]; quiet?: boolean };
type CurvesProps = {
  title: string;
  words: string;
  lines: readonly CurvePoints[];
  /** What the ends of the axis are called; the numbers themselves where it is left out. */
  ends?: readonly [string, string];
  /** A place on the axis to point at. */
  at?: number;
  /** Numbers of which zero means nothing: drawn from the least to the greatest. */
  afloat?: boolean;
};

const [WIDTH, HEIGHT] = [360, 160];

/** Lines over one axis, from zero up, with every point in words for those who do not see it. */
export function Curves({ title, words, lines, ends, at, afloat }: CurvesProps) {
  const all = lines.flatMap(({ points }) => points);
  const [first, last] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))];
  const values = [...all.map(([, y]) => y), ...(afloat ? [] : [0])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const across = (x: number) => ((x - first) / (last - first || 1)) * WIDTH;
  const down = (y: number) => HEIGHT - ((y - low) / ((high - low) * 1.1 || 1)) * HEIGHT;
  const told = lines.map(
    ({ name, points }) => `${name}: ${points.map(([x, y]) => `${x}: ${y.toFixed(2)}`).join(", ")}`,
  );
  return (
    <figure>
      <figcaption>
        <span className="font-semibold">{title}</span>
        <span className="block text-soft text-sm">{words}</span>
      </figcaption>
      <svg
        viewBox={`-6 -6 ${WIDTH + 12} ${HEIGHT + 26}`}
        className="mt-3 w-full"
        role="img"
        aria-label={`${title}. ${told.join("; ")}`}
      >
        <line x1={0} x2={WIDTH} y1={down(low)} y2={down(low)} stroke="var(--color-line)" />
        {at !== undefined && (
          <line x1={across(at)} x2={across(at)} y1={0} y2={HEIGHT} stroke="var(--color-soft)" />
        )}
        {lines.map(({ name, points, quiet }) => (
          <g key={name} opacity={quiet ? 0.55 : 1}>
            <polyline
              points={points.map(([x, y]) => `${across(x).toFixed(1)},${down(y).toFixed(1)}`).join(" ")}
              fill="none"
              stroke="var(--color-ink)"
              strokeWidth={2}
              strokeDasharray={quiet ? "5 4" : undefined}
            />
            {points.map(([x, y]) => (
              <circle key={x} cx={across(x)} cy={down(y)} r={2.5} fill="var(--color-ink)" />
            ))}
          </g>
        ))}
        <text x={0} y={HEIGHT + 18} fontSize={11} fill="var(--color-soft)">
          {ends?.[0] ?? first}
        </text>
        <text x={WIDTH} y={HEIGHT + 18} fontSize={11} textAnchor="end" fill="var(--color-soft)">
          {ends?.[1] ?? last}
        </text>
      </svg>
      {lines.length > 1 && (
        <ul className="mt-1 flex flex-wrap gap-x-6 text-soft text-sm" aria-hidden="true">
          {lines.map(({ name, quiet }) => (
            <li key={name} className="flex items-center gap-2">
              <span className={`w-6 border-ink border-t-2 ${quiet ? "border-dashed opacity-55" : ""}`} />
              {name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}
