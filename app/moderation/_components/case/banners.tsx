import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { eventWords } from "./event-words";
import type { CaseHandle } from "./use-case";

/** What one must know before doing anything: own cause, somebody came first, something happened meanwhile. */
export function Banners({ desk }: { desk: CaseHandle }) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("desk");
  const { found, missed, clash } = desk;
  return (
    <div className="flex flex-col gap-3 empty:hidden [&:not(:empty)]:mb-5">
      {found.mine.own && (
        <div role="status" className="rounded-md border border-edge p-4">
          <p className="font-semibold">{t("banners.thisConcernsYou")}</p>
          <p className="mt-0.5 text-soft">{t("banners.soAnotherModeratorDecides")}</p>
        </div>
      )}
      {clash && (
        <div role="alert" className="rounded-md border border-danger p-4">
          <p className="font-semibold text-danger">{t("banners.somebodyActedFirst")}</p>
          <p className="mt-0.5">{clash}</p>
          <p className="mt-0.5 text-soft">{t("banners.caseShownNowWhat")}</p>
          <Button variant="quiet" className="mt-1 -ms-4" onClick={desk.settle}>
            {t("banners.iHaveSeen")}
          </Button>
        </div>
      )}
      {missed.length > 0 && (
        <div
          role="status"
          className="flex flex-wrap items-center gap-3 rounded-md border border-edge p-4 py-2"
        >
          <p className="min-w-0 flex-1">
            {t("banners.sinceOpenedValue", {
              value: missed.map((event) => `${event.name} ${eventWords(tTerms, t, event).did}`).join("; "),
            })}
          </p>
          <Button onClick={desk.showMissed}>{t("banners.showIt")}</Button>
        </div>
      )}
    </div>
  );
}
