"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Select } from "@/app/_components/ui/select";
import {
  byRuleIn,
  claimsIn,
  type Filters,
  isNarrowed,
  kindsIn,
  sortsIn,
  statesIn,
  UNFILTERED,
} from "./filters";

type QueueFiltersProps = {
  filters: Filters;
  /** Nothing fits: what stands in the place of the cases offers all of them. */
  isEmpty: boolean;
  onChange: (filters: Filters) => void;
};

/** What is shown, and in which order. Anything but another page begins at the first. */
export function QueueFilters({ filters, isEmpty, onChange }: QueueFiltersProps) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("desk");
  const set = (some: Partial<Filters>) => onChange({ ...filters, page: 1, ...some });
  return (
    <search className="flex flex-wrap items-end gap-x-3 gap-y-3">
      <fieldset className="-ms-1 flex flex-wrap sm:gap-1 max-sm:w-full">
        <legend className="sr-only">{t("queueFilters.state")}</legend>
        {statesIn(t).map(({ value, label }) => (
          <label
            key={value}
            className="inline-flex h-11 cursor-pointer items-center rounded-md px-2 text-soft hover:bg-well hover:text-ink sm:px-3 has-checked:bg-well has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="state"
              value={value}
              checked={filters.state === value}
              onChange={() => set({ state: value })}
              className="sr-only"
            />
            {label}
          </label>
        ))}
      </fieldset>
      <div className="grid w-full grid-cols-2 gap-3 md:grid-cols-4 xl:ms-auto xl:w-auto xl:grid-cols-[9rem_12rem_8rem_9rem]">
        <Select
          label={t("queueFilters.what")}
          value={filters.kind}
          options={kindsIn(t)}
          onChange={(kind) => set({ kind })}
        />
        <Select
          label={t("queueFilters.reportedFor")}
          value={filters.rule}
          options={byRuleIn(tTerms, t)}
          onChange={(rule) => set({ rule })}
        />
        <Select
          label={t("queueFilters.claimed")}
          value={filters.claim}
          options={claimsIn(t)}
          onChange={(claim) => set({ claim })}
        />
        <Select
          label={t("queueFilters.first")}
          value={filters.sort}
          options={sortsIn(t)}
          onChange={(sort) => set({ sort })}
        />
      </div>
      {isNarrowed(filters) && !isEmpty && (
        <Button variant="quiet" onClick={() => onChange({ ...UNFILTERED, state: filters.state })}>
          {t("queueFilters.showAll")}
        </Button>
      )}
    </search>
  );
}
