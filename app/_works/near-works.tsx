import Link from "next/link";
import { useTranslations } from "next-intl";

/** Below this two pictures can hardly be told apart when small. */
const ALIKE = 0.02;

type NearWorksProps = {
  works: readonly { id: string; title: string; version: number; distance: number }[];
  compared: number;
};

/** The works on the wall that look most like it. */
export function NearWorks({ works, compared }: NearWorksProps) {
  const t = useTranslations("works");
  return (
    <div className="mt-6">
      <h3 className="text-sm text-soft">
        {compared === 0
          ? t("nearWorks.publishedWorksLookMost")
          : t("nearWorks.comparedOtherWork", {
              compared,
            })}
      </h3>
      {works.length === 0 ? (
        <p className="mt-1">{t("nearWorks.nothingElsePublishedHere")}</p>
      ) : (
        <ul className="mt-2 grid grid-cols-3 gap-3 sm:grid-cols-5">
          {works.map((work) => (
            <li key={work.id}>
              <Link href={`/works/${work.id}`} className="group block text-sm">
                <img
                  src={`/api/works/${work.id}/256.webp?v=${work.version}`}
                  alt=""
                  width={112}
                  height={112}
                  loading="lazy"
                  className="aspect-square w-full bg-well object-cover"
                />
                <span dir="auto" className="mt-1 block truncate group-hover:underline">
                  {work.title}
                </span>
              </Link>
              <p className="text-soft text-xs tabular-nums">
                {work.distance < ALIKE
                  ? t("nearWorks.nearlyTheSame")
                  : t("nearWorks.distance", { distance: work.distance })}
              </p>
            </li>
          ))}
        </ul>
      )}
      {works.length > 0 && (
        <p className="mt-2 max-w-prose text-sm text-soft">{t("nearWorks.meanDifferenceColour16")}</p>
      )}
    </div>
  );
}
