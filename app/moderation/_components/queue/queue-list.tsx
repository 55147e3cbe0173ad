import { useLocale, useTranslations } from "next-intl";
import type { CaseQueue, QueuedCase } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { cn } from "@/app/_components/ui/cn";
import { withinSentence } from "@/app/_words/within";
import { counted, stateWordsIn } from "../words";
import { type Filters, isNarrowed, UNFILTERED } from "./filters";
import { QueueRow } from "./queue-row";

type QueueListProps = {
  queue: CaseQueue | undefined;
  error: unknown;
  stale: boolean;
  filters: Filters;
  now: number;
  chosen: ReadonlySet<string>;
  onChoose: (id: string, on: boolean) => void;
  onChooseAll: () => void;
  onFocusRow: (index: number) => void;
  onClaim: (found: QueuedCase) => void;
  onAgain: () => void;
  onPage: (page: number) => void;
  onFilters: (filters: Filters) => void;
};

/** A page of cases, or why there is none. */
export function QueueList(props: QueueListProps) {
  const t = useTranslations("desk");
  const tErrors = useTranslations("errors");
  const { queue, error, stale, filters, now, chosen } = props;
  if (!queue)
    return error ? (
      <Message title={t("queueList.queueCouldNotRead")}>
        <p>{wordsOf(tErrors, error)}</p>
        <Button onClick={props.onAgain}>{t("queueList.tryAgain")}</Button>
      </Message>
    ) : (
      <Loading />
    );
  if (queue.cases.length === 0) return <Empty filters={filters} onFilters={props.onFilters} />;
  return (
    <>
      {error !== null && (
        <p role="alert" className="mb-2 text-danger text-sm">
          {t("queueList.momentAgoWords", { words: wordsOf(tErrors, error) })}
        </p>
      )}
      <div className="flex h-11 items-center gap-3 border-edge border-b text-sm text-soft">
        <label className="grid size-11 place-items-center">
          <input
            type="checkbox"
            checked={chosen.size > 0 && queue.cases.every((c) => c.own || chosen.has(c.id))}
            onChange={props.onChooseAll}
            className="size-4.5 shrink-0 accent-ink"
          />
          <span className="sr-only">{t("queueList.selectAllPage")}</span>
        </label>
        <p aria-live="polite" className="numbers">
          {counted(t, queue.total, "case")}
        </p>
      </div>
      <ul
        aria-label={t("queueList.cases")}
        aria-busy={stale}
        className={cn("transition-opacity", stale && "opacity-50")}
      >
        {queue.cases.map((found, index) => (
          <QueueRow
            key={found.id}
            found={found}
            now={now}
            selected={chosen.has(found.id)}
            onSelect={(on) => props.onChoose(found.id, on)}
            onFocus={() => props.onFocusRow(index)}
            onClaim={() => props.onClaim(found)}
          />
        ))}
      </ul>
      {(queue.page > 1 || queue.more) && (
        <nav aria-label={t("queueList.pages")} className="mt-4 flex items-center gap-3">
          <Button disabled={queue.page <= 1} onClick={() => props.onPage(queue.page - 1)}>
            {t("queueList.previous")}
          </Button>
          <span className="numbers text-soft">{t("queueList.pagePage", { page: queue.page })}</span>
          <Button disabled={!queue.more} onClick={() => props.onPage(queue.page + 1)}>
            {t("queueList.next")}
          </Button>
        </nav>
      )}
    </>
  );
}

const Message = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <div className="flex flex-col items-start gap-3 border-edge border-t py-16">
    <h2 className="font-semibold text-xl">{title}</h2>
    {children}
  </div>
);

function Empty({ filters, onFilters }: { filters: Filters; onFilters: (filters: Filters) => void }) {
  const t = useTranslations("desk");
  const language = useLocale();
  if (filters.page > 1)
    return (
      <Message title={t("queueList.pageEmptyNow")}>
        <Button onClick={() => onFilters({ ...filters, page: 1 })}>{t("queueList.firstPage")}</Button>
      </Message>
    );
  if (isNarrowed(filters))
    return (
      <Message title={t("queueList.nothingFitsThat")}>
        <Button onClick={() => onFilters({ ...UNFILTERED, state: filters.state })}>
          {t("queueList.showAll")}
        </Button>
      </Message>
    );
  return filters.state === "open" ? (
    <Message title={t("queueList.nothingWaits")}>
      <p className="text-soft">{t("queueList.everyReportHasAnswer")}</p>
    </Message>
  ) : (
    <Message title={t("queueList.nothingHereYet")}>
      <p className="text-soft">
        {t("queueList.casesComeHereOnce", {
          value:
            filters.state === "all"
              ? t("queueList.opened")
              : withinSentence(stateWordsIn(t)[filters.state], language),
        })}
      </p>
    </Message>
  );
}

/** As high as rows are, so that nothing jumps. */
const Loading = () => {
  const t = useTranslations("desk");
  return (
    <div role="status" className="border-edge border-t">
      <span className="sr-only">{t("queueList.queueBeingRead")}</span>
      {["a", "b", "c", "d", "e", "f"].map((key) => (
        <div key={key} className="flex h-18 items-center gap-3 border-line border-b ps-14">
          <span className="size-14 animate-breathe bg-well" />
          <span className="h-4 w-1/3 animate-breathe rounded-sm bg-well" />
        </div>
      ))}
    </div>
  );
};
