import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import type { Draft } from "@/app/_moderation/decide/draft";
import { STRIKES } from "@/core/moderation/standing";

type StrikeNoteProps = { draft: Draft; name: string; strikes: number; onPropose: () => void };

/** At the third strike a suspension is proposed; nothing is suspended by itself. */
export function StrikeNote({ draft, name, strikes, onPropose }: StrikeNoteProps) {
  const t = useTranslations("desk");
  const now = strikes + 1;
  if (now < STRIKES || draft.person === "suspend" || draft.person === "ban") return null;
  return (
    <div role="status" className="rounded-md border border-edge p-3 text-sm">
      <p>
        {t.rich("strikeNote.wouldStrikeNowStrikes", { now, sTRIKES: STRIKES, bdi: () => <bdi>{name}</bdi> })}
      </p>
      <Button className="mt-2" onClick={onPropose}>
        {t("strikeNote.suspend7Days")}
      </Button>
    </div>
  );
}
