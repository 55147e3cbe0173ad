import Link from "next/link";
import { useTranslations } from "next-intl";
import type { WorkData } from "@/app/_api/types";
import { useLists } from "@/app/_words/in-list";
import { nameOf } from "@/app/_works/makers";
import { handsIn } from "@/core/picture/finish/hands-in";
import type { FinishInfo } from "@/core/picture/model/finish-file";

type PaintedProps = { work: WorkData; finish: FinishInfo | null };

const percent = (part: number): string => `${Math.round(part * 100)}\u00a0%`;

/** Whose strokes a picture is painted in: works in the public domain, or a picture that one of its makers brought. */
export function Painted({ work: { recipe, labels }, finish }: PaintedProps) {
  const t = useTranslations("works");
  const lists = useLists();
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
        {lists.row(hands.map((hand) => `${wordsOf(hand)} ${percent(hand.part)}`))}
        {finish && (
          <>
            {" ("}
            <Link className="underline underline-offset-2" href="/models/finish">
              {t("painted.whatHand")}
            </Link>
            {")"}
          </>
        )}
      </dd>
    </>
  );
}
