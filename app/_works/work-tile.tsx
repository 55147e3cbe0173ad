import Link from "next/link";
import { useTranslations } from "next-intl";
import type { WorkCard } from "@/app/_api/types";
import { useLists } from "@/app/_words/in-list";
import { creditLine } from "./makers";
import { WorkImage, widthInSquare } from "./work-image";

/** A work on the wall, whole, with its label below. In a row the labels stand in a line, and no picture is higher than a square. */
export function WorkTile({ work, eager = false }: { work: WorkCard; eager?: boolean }) {
  const t = useTranslations("works");
  const lists = useLists();
  return (
    <Link href={`/works/${work.id}`} className="group flex h-full flex-col justify-end rounded-sm">
      <div className="overflow-hidden" style={{ width: widthInSquare(work.ratio) }}>
        <WorkImage
          id={work.id}
          version={work.version}
          size={512}
          ratio={work.ratio}
          alt=""
          eager={eager}
          className="transition-transform duration-500 ease-out group-hover:scale-[1.02]"
        />
      </div>
      <p
        dir="auto"
        className="mt-3 truncate font-semibold decoration-1 underline-offset-4 group-hover:underline"
      >
        {work.title}
      </p>
      <p className="flex gap-2 text-sm text-soft">
        <span className="truncate">{creditLine(t, lists, work)}</span>
        {work.applause > 0 && (
          <span className="ms-auto shrink-0">
            {t("workTile.applauseApplause", { applause: work.applause })}
          </span>
        )}
      </p>
    </Link>
  );
}
