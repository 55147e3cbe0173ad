import Link from "next/link";
import { useTranslations } from "next-intl";
import type { WorkData } from "@/app/_api/types";
import { nameOf } from "@/app/_works/makers";
import { handsIn } from "@/core/picture/finish/hands-in";
import type { FinishInfo } from "@/core/picture/model/finish-file";

type PaintedProps = { work: WorkData; finish: FinishInfo | null };

const percent = (part: number): string => `${Math.round(part * 100)}\u00a0%`;

/** Whose strokes a picture is painted in: works in the public domain, or a picture that one of its makers brought. */
export function Painted({ work: { recipe, labels }, finish }: PaintedProps) {
  const t = useTranslations("works");
  const hands = handsIn(recipe);
  if (hands.length === 0) return null;
  const names = new Map<string, string | null>(labels.map(({ player, name }) => [player, name]));
  const wordsOf = (hand: (typeof hands)[number]) => {
    if (hand.by !== null)
      return t("painted.handPictureBrought", { by: nameOf(t, names.get(hand.by) ?? t("makers.anonymous")) });
    return finish?.hands.find(({ id }) => id === hand.hand)?.label ?? hand.hand;
  };
  return (
    <>
      <dt className="text-soft">{t("painted.paintedIn")}</dt>
      <dd dir="auto">
        {/* A line each: names of works have commas of their own. */}
        {hands.map((hand) => (
          <span key={`${hand.by}${hand.hand}`} className="block">
            {wordsOf(hand)} <span className="numbers text-soft">{percent(hand.part)}</span>
          </span>
        ))}
        {finish && (
          <span className="block text-sm text-soft">
            <Link className="underline underline-offset-2" href="/models/finish">
              {t("painted.whatHand")}
            </Link>
          </span>
        )}
      </dd>
    </>
  );
}
