import Link from "next/link";
import { useTranslations } from "next-intl";
import type { QueuedCase } from "@/app/_api/types";
import { ago } from "@/app/_components/ago";
import { ruleTitle } from "@/app/_moderation/rule-words";
import { CasePicture } from "../case-picture";
import { Chip } from "../chip";
import { counted, doneWords, kindWordsIn, stateWordsIn } from "../words";

type QueueRowProps = {
  found: QueuedCase;
  now: number;
  selected: boolean;
  onSelect: (on: boolean) => void;
  onFocus: () => void;
  onClaim: () => void;
};

/** A case in the queue: what it is, why it is here, how much it presses, who has it. */
export function QueueRow({ found, now, selected, onSelect, onFocus, onClaim }: QueueRowProps) {
  const t = useTranslations("desk");
  const tFrame = useTranslations("frame");
  const { id, kind, title, concernsName, own, work } = found;
  return (
    <li
      data-row
      onFocus={onFocus}
      className="group grid grid-cols-[2.75rem_3.5rem_minmax(0,1fr)_auto] items-center gap-x-3 border-line border-b py-2 focus-within:bg-sunk hover:bg-sunk lg:grid-cols-[2.75rem_3.5rem_minmax(0,5fr)_minmax(0,4fr)_7rem_9rem_4.5rem]"
    >
      <label className="grid size-11 place-items-center max-lg:row-span-2">
        <input
          type="checkbox"
          checked={selected}
          disabled={own}
          onChange={(event) => onSelect(event.target.checked)}
          className="size-4.5 shrink-0 accent-ink"
        />
        <span className="sr-only">{t("queueRow.selectTitle", { title })}</span>
      </label>
      <CasePicture id={id} kind={kind} work={work} size={256} alt="" className="size-14 max-lg:row-span-2" />
      <div className="min-w-0">
        <Link
          href={`/moderation/cases/${id}`}
          data-open
          className="block min-h-6 truncate font-medium underline-offset-4 outline-offset-4 hover:underline"
        >
          <span dir="auto">{title}</span>
        </Link>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-soft">
          <span className="truncate">
            {t("queueRow.kindBy", {
              kind: kindWordsIn(t)[kind],
              by: concernsName && kind !== "person" ? "yes" : "no",
              name: concernsName ?? "",
            })}
          </span>
          <Marks found={found} />
        </p>
      </div>
      <Why found={found} />
      <p className="text-sm text-soft max-lg:hidden">
        <time dateTime={new Date(found.openedAt).toISOString()} suppressHydrationWarning>
          {ago(tFrame, found.openedAt, now)}
        </time>
      </p>
      <Claim found={found} onClaim={onClaim} />
      <Priority of={found.priority} />
    </li>
  );
}

/** What sets a case apart from one that only waits. */
const Marks = ({ found: { state, held, escalated, own } }: { found: QueuedCase }) => {
  const t = useTranslations("desk");
  return (
    <>
      {state === "appealed" && <Chip solid>{t("queueRow.appealed")}</Chip>}
      {held && <Chip solid>{t("queueRow.held")}</Chip>}
      {escalated && <Chip>{t("queueRow.forAdmins")}</Chip>}
      {(state === "decided" || state === "closed") && <Chip>{stateWordsIn(t)[state]}</Chip>}
      {own && <Chip>{t("queueRow.concernsYou")}</Chip>}
    </>
  );
};

const Why = ({ found: { reports, rules, flags, done } }: { found: QueuedCase }) => {
  const tTerms = useTranslations("terms");
  const t = useTranslations("desk");
  const said = rules.map((rule) => ruleTitle(tTerms, rule)).join(" · ");
  const flagged = flags.join(" · ");
  return (
    <div className="min-w-0 text-sm max-lg:order-1 max-lg:col-span-2">
      {reports > 0 && (
        <p className="truncate" title={said}>
          <span className="numbers font-medium">{counted(t, reports, "report")}</span>
          <span className="text-soft"> {said}</span>
        </p>
      )}
      {flags.length > 0 && (
        <p className="truncate text-soft" title={flagged}>
          {t("queueRow.flaggedFlagged", { flagged })}
        </p>
      )}
      {reports === 0 && flags.length === 0 && (
        <p className="text-soft first-letter:uppercase">
          {done ? t("queueRow.doneWall", { done: doneWords(t, done) }) : t("queueRow.openedModerator")}
        </p>
      )}
    </div>
  );
};

function Claim({
  found: { title, claimedByName, mine, own, state },
  onClaim,
}: {
  found: QueuedCase;
  onClaim: () => void;
}) {
  const t = useTranslations("desk");
  const waits = state === "open" || state === "appealed";
  return (
    <div className="min-w-0 text-sm max-lg:hidden">
      {claimedByName && !mine ? (
        <p className="truncate text-soft">{t("queueRow.claimedbynameHasIt", { claimedByName })}</p>
      ) : waits && !own ? (
        <button
          type="button"
          onClick={onClaim}
          aria-label={mine ? t("queueRow.letGoTitle", { title }) : t("queueRow.claimTitle", { title })}
          className="touch rounded-sm text-soft underline decoration-line underline-offset-4 hover:text-ink hover:decoration-ink"
        >
          {mine ? t("queueRow.youHaveIt") : t("queueRow.claim")}
        </button>
      ) : null}
    </div>
  );
}

/** How much a case presses: a number, and a bar to see it by. */
const MOST = 120;
const Priority = ({ of }: { of: number }) => {
  const t = useTranslations("desk");
  return (
    <p className="flex flex-col items-end gap-1 pe-2">
      <span className="sr-only">{t("queueRow.priority")} </span>
      <span className="numbers font-semibold leading-none">{of}</span>
      <span aria-hidden className="block h-1 w-12 bg-well">
        <span className="block h-full bg-ink" style={{ width: `${Math.min(100, (of / MOST) * 100)}%` }} />
      </span>
    </p>
  );
};
