import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Credit } from "@/app/_api/types";
import { CreditAnswer } from "./credit-answer";
import { shareWords } from "./makers";

/** Works one had a part in, each with what one says to it. */
export function CreditList({ credits }: { credits: readonly Credit[] }) {
  const t = useTranslations("works");
  return (
    <ul className="mt-6 flex flex-col gap-6">
      {credits.map((credit) => (
        <li key={credit.work} className="flex gap-4">
          {credit.without && credit.status === "published" && (
            <img
              src={`/api/works/${credit.work}/256.webp?v=${credit.version}`}
              alt=""
              width={96}
              height={96}
              loading="lazy"
              className="size-20 shrink-0 object-contain sm:size-24"
            />
          )}
          <div className="min-w-0 flex-1">
            <p className="wrap-anywhere">
              <Link href={`/works/${credit.work}`} dir="auto" className="font-medium hover:underline">
                {credit.title}
              </Link>
              <span className="text-soft">
                {t("creditList.shareEditsEdit", {
                  share: shareWords(t, credit.influence),
                  edits: credit.edits,
                })}
                {credit.status !== "published" && `, ${t("creditList.status", { status: credit.status })}`}
              </span>
            </p>
            <div className="mt-2">
              <CreditAnswer work={credit.work} mine={credit} />
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
