import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { WorkCard } from "@/app/_api/types";
import { WorkTile } from "@/app/_works/work-tile";

/** What was published last, on the wall. */
export async function NewestWorks({ works }: { works: readonly WorkCard[] }) {
  const t = await getTranslations("instrument.landing");
  if (works.length === 0) return null;
  // Whole rows of four: one work alone in a row looks left over.
  const hung = works.slice(0, works.length > 4 ? works.length - (works.length % 4) : works.length);
  return (
    <section aria-labelledby="newest" className="mx-auto mt-28 w-full max-w-[1520px] px-5 sm:px-10">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="newest" className="font-semibold text-2xl tracking-tight">
          {t("newest")}
        </h2>
        <Link href="/gallery" className="touch shrink-0 underline underline-offset-4">
          {t("gallery")}
        </Link>
      </div>
      <ul className="mt-8 grid grid-cols-2 gap-8 lg:grid-cols-4">
        {hung.map((work) => (
          <li key={work.id}>
            <WorkTile work={work} />
          </li>
        ))}
      </ul>
    </section>
  );
}
