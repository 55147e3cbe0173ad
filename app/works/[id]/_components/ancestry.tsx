import Link from "next/link";
import { useTranslations } from "next-intl";
import type { WorkData } from "@/app/_api/types";
import type { Say } from "@/app/_words/say";
import { layOut, type Place } from "@/core/work/record/ancestry";

/** Pixels: a picture's side, from one generation to the next, from one work to the one below it. */
const SIDE = 112;
const ACROSS = SIDE + 88;
const DOWN = SIDE + 48;

const kindsIn = (t: Say<"works">): Record<string, string> => ({
  remix: t("ancestry.kindRemix"),
  breed: t("ancestry.bred"),
  blend: t("ancestry.kindBlend"),
  branch: t("ancestry.kindBranch"),
});
const relationsIn = (t: Say<"works">): Record<string, string> => ({
  remix: t("ancestry.remixed"),
  breed: t("ancestry.bred"),
  blend: t("ancestry.blendedIn"),
  branch: t("ancestry.branched"),
});

/** The graph both ways: what the work was made from at the left, what was made from it at the right. */
export function Ancestry({ work }: { work: WorkData }) {
  const t = useTranslations("works");
  const { parents, children, lines } = work.ancestry;
  const kin = new Map([...parents, ...children].map((of) => [of.id, of]));
  const places = layOut(work.id, lines);
  const byId = new Map(places.map((place) => [place.id, place]));
  const [columns, rows] = [1 + most(places, "column"), 1 + most(places, "row")];
  return (
    <section aria-labelledby="ancestry">
      <h2 id="ancestry" className="font-semibold text-xl">
        {t("ancestry.ancestry")}
      </h2>
      {lines.length === 0 ? (
        <p className="mt-3 text-soft">{t("ancestry.comesNothingButRoom")}</p>
      ) : (
        <div className="-mx-1 mt-3 overflow-x-auto px-1 pt-1 pb-2">
          <div
            className="relative"
            style={{ width: columns * ACROSS - (ACROSS - SIDE), height: rows * DOWN }}
          >
            <svg
              aria-hidden
              className="absolute inset-0 size-full overflow-visible"
              fill="none"
              stroke="var(--color-edge)"
            >
              <title>{t("ancestry.linesOfDescent")}</title>
              {lines.map(({ parent, child, kind }) => (
                <DescentLine
                  key={`${parent} ${child}`}
                  from={byId.get(parent)}
                  to={byId.get(child)}
                  words={kindsIn(t)[kind] ?? kind}
                />
              ))}
            </svg>
            <ul>
              {places.map(({ id, column, row }) => {
                const other = kin.get(id);
                return (
                  <li
                    key={id}
                    className="absolute"
                    style={{ left: column * ACROSS, top: row * DOWN, width: SIDE }}
                  >
                    {other ? <Relative of={other} above={parents.includes(other)} /> : <Self work={work} />}
                  </li>
                );
              })}
            </ul>
          </div>
        </div>
      )}
    </section>
  );
}

const most = (places: readonly Place[], key: "column" | "row"): number =>
  Math.max(...places.map((place) => place[key]));

function DescentLine({ from, to, words }: { from: Place | undefined; to: Place | undefined; words: string }) {
  if (!from || !to) return null;
  const [x1, y1] = [from.column * ACROSS + SIDE, from.row * DOWN + SIDE / 2];
  const [x2, y2] = [to.column * ACROSS, to.row * DOWN + SIDE / 2];
  const bend = (x2 - x1) / 2;
  return (
    <>
      <path d={`M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`} />
      <text
        x={(x1 + x2) / 2}
        y={(y1 + y2) / 2 + 4}
        textAnchor="middle"
        fontSize="12"
        fill="var(--color-soft)"
        stroke="var(--color-paper)"
        strokeWidth="6"
        paintOrder="stroke"
      >
        {words}
      </text>
    </>
  );
}

function Self({ work }: { work: WorkData }) {
  return (
    <>
      <Picture id={work.id} version={work.version} className="outline-2 outline-ink outline-offset-2" />
      <span dir="auto" aria-current="true" className="mt-1.5 block truncate font-semibold text-sm">
        {work.title}
      </span>
    </>
  );
}

function Relative({ of, above }: { of: WorkData["ancestry"]["parents"][number]; above: boolean }) {
  const t = useTranslations("works");
  const words = `${above ? t("ancestry.anAncestor") : t("ancestry.aDescendant")}, ${relationsIn(t)[of.kind] ?? of.kind}`;
  return (
    <>
      {of.shown ? (
        <Link href={`/works/${of.id}`} className="group block text-sm">
          <Picture id={of.id} version={of.version} />
          <span dir="auto" className="mt-1 block truncate group-hover:underline">
            {of.title}
          </span>
        </Link>
      ) : (
        <p
          dir="auto"
          className="grid place-items-center border border-edge border-dashed p-2 text-center text-soft text-xs"
          style={{ height: SIDE }}
        >
          {of.title}
        </p>
      )}
      <span className="sr-only">{words}</span>
    </>
  );
}

function Picture({ id, version, className }: { id: string; version: number; className?: string }) {
  return (
    <img
      src={`/api/works/${id}/256.webp?v=${version}`}
      alt=""
      width={SIDE}
      height={SIDE}
      loading="lazy"
      className={`aspect-square w-full object-contain ${className ?? ""}`}
    />
  );
}
