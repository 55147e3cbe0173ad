import { useTranslations } from "next-intl";
import type { Say } from "@/app/_words/say";
import { FilmDiagram, PullDiagram, SumDiagram } from "./diagrams";

const stepsIn = (t: Say<"landing">) => [
  {
    title: t("howItWorks.everyonePulls"),
    diagram: <PullDiagram />,
    words: t("howItWorks.faderShowsWhoPulls"),
  },
  {
    title: t("howItWorks.roomRendersSum"),
    diagram: <SumDiagram />,
    words: t("howItWorks.allPullsAddUp"),
  },
  {
    title: t("howItWorks.nothingIsLost"),
    diagram: <FilmDiagram />,
    words: t("howItWorks.eachChangeGoesInto"),
  },
];

export function HowItWorks() {
  const t = useTranslations("landing");
  return (
    <section aria-labelledby="how" className="mx-auto mt-28 w-full max-w-[1520px] px-5 sm:px-10">
      <h2 id="how" className="font-semibold text-2xl tracking-tight">
        {t("howItWorks.howItWorks")}
      </h2>
      <ol className="mt-8 grid gap-x-12 gap-y-14 md:grid-cols-3">
        {stepsIn(t).map(({ title, diagram, words }) => (
          <li key={title}>
            {diagram}
            <h3 className="mt-6 font-semibold text-lg">{title}</h3>
            <p className="mt-1.5 max-w-[46ch] text-soft">{words}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
