import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import type { LeftAlone as Left } from "./use-bulk";

/** Cases that a bulk decision did not touch, and why. */
export function LeftAlone({ left, onClose }: { left: readonly Left[]; onClose: () => void }) {
  const t = useTranslations("desk");
  if (left.length === 0) return null;
  return (
    <div role="alert" className="mt-4 rounded-md border border-danger p-3 text-sm">
      <p className="font-medium">{t("leftAlone.leftThey")}</p>
      <ul className="mt-1 flex flex-col gap-1">
        {left.map((one) => (
          <li key={one.case}>
            <Link
              dir="auto"
              href={`/moderation/cases/${one.case}`}
              className="touch underline underline-offset-4"
            >
              {one.title}
            </Link>
            : {one.words}
          </li>
        ))}
      </ul>
      <Button variant="quiet" className="mt-1 -ms-4" onClick={onClose}>
        {t("leftAlone.iHaveSeen")}
      </Button>
    </div>
  );
}
