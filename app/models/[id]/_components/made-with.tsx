import Link from "next/link";
import { useTranslations } from "next-intl";
import type { WorkPage } from "@/app/_api/types";
import { WorkTile } from "@/app/_works/work-tile";

const SHOWN = 8;

/** Works that were made with a model, newest first. */
export function MadeWith({ model, works, more }: { model: string } & Pick<WorkPage, "works" | "more">) {
  const t = useTranslations("models");
  return (
    <section aria-labelledby="made-with">
      <h2 id="made-with" className="font-semibold text-2xl tracking-tight">
        {t("madeWith.worksMade")}
      </h2>
      {works.length === 0 ? (
        <p className="mt-3 text-soft">{t("madeWith.noneWallYet")}</p>
      ) : (
        <ul className="mt-5 grid grid-cols-2 gap-x-5 gap-y-8 md:grid-cols-4">
          {works.slice(0, SHOWN).map((work) => (
            <li key={work.id}>
              <WorkTile work={work} />
            </li>
          ))}
        </ul>
      )}
      {(more || works.length > SHOWN) && (
        <Link
          href={`/gallery?model=${model}`}
          className="touch mt-6 inline-block underline underline-offset-4"
        >
          {t("madeWith.allThemGallery")}
        </Link>
      )}
    </section>
  );
}
