import { useTranslations } from "next-intl";
import type { CaseData } from "@/app/_api/types";
import { moment } from "../words";
import { eventWords } from "./event-words";
import { Section } from "./section";

/** Everything that happened in the case, in order. Nothing is ever taken out. */
export const HistoryList = ({ found: { history } }: { found: CaseData }) => {
  const tTerms = useTranslations("terms");
  const t = useTranslations("desk");
  return (
    <Section title={t("historyList.historyCase")}>
      <ol aria-label={t("historyList.historyCase")} className="flex flex-col gap-2">
        {history.map((event) => {
          const { did, wrote } = eventWords(tTerms, t, event);
          return (
            <li key={event.id} className="grid gap-x-4 sm:grid-cols-[7rem_minmax(0,1fr)]">
              <time
                dateTime={new Date(event.at).toISOString()}
                className="numbers text-sm text-soft leading-6"
              >
                {moment(t, event.at)}
              </time>
              <div className="min-w-0">
                <p>
                  <span dir="auto" className="font-medium">
                    {event.name}
                  </span>{" "}
                  {did}
                </p>
                {wrote && (
                  <p dir="auto" className="whitespace-pre-line wrap-anywhere text-soft">
                    {wrote}
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
};
