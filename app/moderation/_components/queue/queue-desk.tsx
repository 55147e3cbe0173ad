"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "@/app/_api/trpc";
import type { BulkDone, CaseQueue, QueuedCase } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { say } from "@/app/_components/ui/toasts";
import type { Say } from "@/app/_words/say";
import { KeysHelp, KeysLine } from "../keys-help";
import { useKeys } from "../use-keys";
import { BulkDialog } from "./bulk-dialog";
import { BulksLine } from "./bulks-line";
import { addressOf, type Filters, filtersOf, queryOf } from "./filters";
import { LeftAlone } from "./left-alone";
import { QueueFilters } from "./queue-filters";
import { QueueList } from "./queue-list";
import { SelectionBar } from "./selection-bar";
import { keepTrail } from "./trail";
import { useBulk } from "./use-bulk";

const LINE = [
  ["j k", "move"],
  ["x", "select"],
  ["Enter", "open"],
  ["c", "claim"],
  ["d", "decide"],
] as const;
const keysIn = (t: Say<"desk">) =>
  [
    ["j k", t("queueDesk.nextPreviousCase")],
    ["Enter", t("queueDesk.openTheCase")],
    ["x", t("queueDesk.selectLetGo")],
    ["a", t("queueDesk.selectAllPageNone")],
    ["c", t("queueDesk.claimLetGo")],
    ["d", t("queueDesk.decideWhatSelectedOne")],
    ["r", t("queueDesk.lookAgain")],
    ["?", t("queueDesk.showTheKeys")],
  ] as const;

type QueueDeskProps = { first: CaseQueue; asked: Filters; bulks: readonly BulkDone[]; now: number };

/** What waits for a moderator, most urgent first. */
export function QueueDesk({ first, asked, bulks: firstBulks, now }: QueueDeskProps) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("desk");
  const tErrors = useTranslations("errors");
  const router = useRouter();
  const api = useTRPCClient();
  const filters = filtersOf(tTerms, t, useSearchParams());
  const isAsked = addressOf(filters) === addressOf(asked);
  const { data, error, isPlaceholderData, refetch } = useQuery(
    useTRPC().moderation.queue.queryOptions(queryOf(filters), {
      ...(isAsked ? { initialData: first } : {}),
      placeholderData: keepPreviousData,
      refetchInterval: 20_000,
    }),
  );
  const cases = data?.cases ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [deciding, setDeciding] = useState<readonly QueuedCase[] | null>(null);
  const [help, setHelp] = useState(false);
  const at = useRef(-1);
  const list = useRef<HTMLDivElement>(null);
  const refresh = () => {
    void refetch();
    // The number in the header.
    router.refresh();
  };
  const bulk = useBulk(firstBulks, refresh);

  const address = addressOf(filters);
  const ids = cases.map(({ id }) => id).join(" ");
  useEffect(() => keepTrail({ back: address, ids: ids.split(" ") }), [address, ids]);

  const go = (next: Filters) => {
    setChosen(new Set());
    at.current = -1;
    window.history.pushState(null, "", addressOf(next));
  };
  const move = (by: number) => {
    const rows = list.current?.querySelectorAll<HTMLElement>("[data-open]") ?? [];
    at.current = Math.max(0, Math.min(rows.length - 1, at.current + by));
    rows[at.current]?.focus();
    rows[at.current]?.closest("[data-row]")?.scrollIntoView({ block: "nearest" });
  };
  const choose = (id: string, on: boolean) =>
    setChosen((now) => new Set(on ? [...now, id] : [...now].filter((other) => other !== id)));
  const selectable = cases.filter((c) => !c.own);
  const selected = selectable.filter((c) => chosen.has(c.id));
  const chooseAll = () =>
    setChosen(new Set(selected.length < selectable.length ? selectable.map((c) => c.id) : []));

  async function claim({ id, version, mine, title }: QueuedCase) {
    try {
      await api.moderation.act.mutate({ case: id, version, body: { kind: mine ? "release" : "claim" } });
      void say(
        mine ? t("queueDesk.titleNobodysAgain", { title }) : t("queueDesk.titleIsYours", { title }),
        "claim",
      );
    } catch (fault) {
      void say(wordsOf(tErrors, fault), "claim");
    }
    void refetch();
  }
  const here = () => cases[at.current];
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    x: () => {
      const row = here();
      if (row && !row.own) choose(row.id, !chosen.has(row.id));
    },
    a: chooseAll,
    c: () => {
      const row = here();
      if (row && !row.own) void claim(row);
    },
    d: () => {
      const row = here();
      if (selected.length > 0) setDeciding(selected);
      else if (row && !row.own) setDeciding([row]);
    },
    r: refresh,
    "?": () => setHelp(true),
  });

  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-6 gap-y-1">
        <h1 className="font-semibold text-2xl tracking-tight">{t("queueDesk.queue")}</h1>
        <KeysLine keys={LINE} />
        <span className="ms-auto">
          <KeysHelp keys={keysIn(t)} open={help} onOpenChange={setHelp} />
        </span>
      </div>
      <QueueFilters filters={filters} isEmpty={cases.length === 0} onChange={go} />
      <BulksLine bulks={bulk.bulks} onUndo={({ id }) => void bulk.undo(id)} />
      <LeftAlone left={bulk.left} onClose={bulk.forget} />
      <div ref={list} className="mt-4">
        <QueueList
          queue={data}
          error={error}
          stale={isPlaceholderData}
          filters={filters}
          now={now}
          chosen={chosen}
          onChoose={choose}
          onChooseAll={chooseAll}
          onFocusRow={(index) => {
            at.current = index;
          }}
          onClaim={(found) => void claim(found)}
          onAgain={refresh}
          onPage={(page) => go({ ...filters, page })}
          onFilters={go}
        />
      </div>
      <SelectionBar
        count={selected.length}
        onDecide={() => setDeciding(selected)}
        onClear={() => setChosen(new Set())}
      />
      {deciding && (
        <BulkDialog
          cases={deciding}
          onClose={() => setDeciding(null)}
          onDone={(outcome) => {
            bulk.decided(deciding, outcome);
            setDeciding(null);
            setChosen(new Set());
          }}
        />
      )}
    </>
  );
}
