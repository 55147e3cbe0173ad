/** What something costs as something else grows: `cost` in `unit`, by how many there are. */
export type Curve = {
  title: string;
  x: string;
  unit: string;
  lines: { name: string; points: [number, number][] }[];
};

const [WIDTH, HEIGHT] = [460, 300];
const EDGE = { left: 62, right: 18, top: 38, bottom: 44 };
const INKS = ["#1d4ed8", "#b45309", "#047857", "#9d174d"];

/** A curve as an SVG: both axes from 0, so that what grows in proportion is straight. */
export function draw({ title, x, unit, lines }: Curve): string {
  const all = lines.flatMap(({ points }) => points);
  const [mostX, mostY] = [
    niceAbove(Math.max(...all.map(([at]) => at))),
    niceAbove(Math.max(...all.map(([, y]) => y))),
  ];
  const toX = (at: number) => round(EDGE.left + (at / mostX) * (WIDTH - EDGE.left - EDGE.right));
  const toY = (y: number) => round(HEIGHT - EDGE.bottom - (y / mostY) * (HEIGHT - EDGE.top - EDGE.bottom));
  const text = (at: [number, number], words: string, more = "") =>
    `<text x="${at[0]}" y="${at[1]}" font-size="12" fill="#374151" ${more}>${words}</text>`;
  const grid = [0, 0.25, 0.5, 0.75, 1].flatMap((part) => [
    `<line x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${toY(part * mostY)}" y2="${toY(part * mostY)}" stroke="#e5e7eb"/>`,
    text([EDGE.left - 8, toY(part * mostY) + 4], label(part * mostY), 'text-anchor="end"'),
    text([toX(part * mostX), HEIGHT - EDGE.bottom + 18], label(part * mostX), 'text-anchor="middle"'),
  ]);
  const drawn = lines.flatMap(({ name, points }, i) => {
    const ink = INKS[i % INKS.length];
    const path = points.map(([at, y]) => `${toX(at)},${toY(y)}`).join(" ");
    return [
      `<polyline points="${path}" fill="none" stroke="${ink}" stroke-width="2"/>`,
      ...points.map(([at, y]) => `<circle cx="${toX(at)}" cy="${toY(y)}" r="3" fill="${ink}"/>`),
      ...(lines.length > 1
        ? [text([EDGE.left + 10, EDGE.top + 14 + 16 * i], name, `style="fill:${ink}" font-weight="600"`)]
        : []),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="system-ui, sans-serif">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    text([EDGE.left, 22], `${title}, ${unit}`, 'font-weight="600"'),
    ...grid,
    text([WIDTH - EDGE.right, HEIGHT - 8], x, 'text-anchor="end"'),
    ...drawn,
    "</svg>\n",
  ].join("\n");
}

const round = (value: number): number => Math.round(value * 10) / 10;
const label = (value: number): string =>
  value >= 1000 ? `${Number((value / 1000).toPrecision(3))}k` : String(Number(value.toPrecision(3)));

/** 1, 2, 4 or 8 times a power of ten, not below the value. */
function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value || 1));
  return ([1, 2, 4, 8, 10].find((times) => times * power >= value) ?? 10) * power;
}
