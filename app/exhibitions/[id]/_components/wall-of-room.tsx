import Link from "next/link";
import { useTranslations } from "next-intl";
import type { CollectionData } from "@/app/_api/types";
import { HiddenWork } from "@/app/_collections/hidden-work";
import { cn } from "@/app/_components/ui/cn";
import { useLists } from "@/app/_words/in-list";
import { creditLine } from "@/app/_works/makers";
import { onScreen, WorkImage } from "@/app/_works/work-image";
import type { ExhibitionRoom } from "@/core/work/collection/rooms";

type Hung = CollectionData["works"][number];

/** One room: a wall of its own tone with its works at one height of the eye, above a floor. */
export function WallOfRoom({ room, number, of }: { room: ExhibitionRoom<Hung>; number: number; of: number }) {
  const t = useTranslations("collections");
  return (
    <section
      id={`room-${number}`}
      aria-label={t("wallOfRoom.roomNumber", { number, of })}
      className={cn("scroll-mt-4 border-line border-b", number % 2 === 1 ? "bg-sunk" : "bg-paper")}
    >
      <div className="mx-auto w-full max-w-[1520px] px-5 pt-8 sm:px-10">
        {of > 1 && <h2 className="narrow text-sm text-soft">{t("wallOfRoom.roomNumber", { number, of })}</h2>}
        <div className="flex flex-col gap-20 pt-10 pb-20 lg:gap-32 lg:pt-16 lg:pb-28">
          {room.spreads.map((spread, i) =>
            spread.kind === "lead" ? (
              <Lead key={spread.work.work} hung={spread.work} flipped={(number + i) % 2 === 0} />
            ) : (
              <Row key={spread.works[0]?.work} works={spread.works} />
            ),
          )}
        </div>
      </div>
      {/* The floor. */}
      <div aria-hidden className="h-6 border-edge/60 border-t bg-well lg:h-10" />
    </section>
  );
}

/** A work by itself, the curator's words beside it. */
function Lead({ hung, flipped }: { hung: Hung; flipped: boolean }) {
  return (
    <article className="grid items-center gap-8 lg:grid-cols-12 lg:gap-12">
      <div className={cn("lg:col-span-7", flipped && "lg:order-2")}>
        <Picture hung={hung} size={1024} />
      </div>
      <div className={cn("lg:col-span-4", flipped ? "lg:order-1 lg:col-start-1" : "lg:col-start-9")}>
        <p
          dir="auto"
          className="max-w-prose whitespace-pre-line wrap-anywhere text-xl leading-relaxed sm:text-2xl sm:leading-relaxed"
        >
          {hung.note}
        </p>
        <Caption hung={hung} className="mt-6" />
      </div>
    </article>
  );
}

const ROWS = ["mx-auto max-w-2xl", "sm:grid-cols-2", "sm:grid-cols-3"] as const;

/** Up to three side by side. */
function Row({ works }: { works: readonly Hung[] }) {
  return (
    <ul className={cn("grid w-full items-center gap-x-10 gap-y-16 lg:gap-x-20", ROWS[works.length - 1])}>
      {works.map((hung) => (
        <li key={hung.work}>
          <Picture hung={hung} size={works.length > 1 ? 512 : 1024} />
          <Caption hung={hung} className="mt-4" />
        </li>
      ))}
    </ul>
  );
}

function Picture({ hung, size }: { hung: Hung; size: 512 | 1024 }) {
  if (!hung.card) return <HiddenWork words={hung.gap} />;
  return (
    <Link href={`/works/${hung.work}`} aria-label={hung.card.title} className="block rounded-sm">
      <WorkImage
        id={hung.work}
        version={hung.card.version}
        size={size}
        ratio={hung.card.ratio}
        alt=""
        className={cn(
          onScreen(hung.card.ratio),
          "shadow-[0_1px_2px_rgb(0_0_0/0.2),0_24px_48px_-20px_rgb(0_0_0/0.5)]",
        )}
      />
    </Link>
  );
}

function Caption({ hung, className }: { hung: Hung; className?: string }) {
  const tWorks = useTranslations("works");
  const lists = useLists();
  if (!hung.card) return null;
  return (
    <p className={cn("min-w-0", className)}>
      <Link
        href={`/works/${hung.work}`}
        dir="auto"
        className="block truncate py-0.5 font-semibold underline-offset-4 hover:underline"
      >
        {hung.card.title}
      </Link>
      <span className="block truncate text-sm text-soft">{creditLine(tWorks, lists, hung.card)}</span>
    </p>
  );
}
