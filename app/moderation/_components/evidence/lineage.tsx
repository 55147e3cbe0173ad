"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import type { CaseEvidence } from "@/app/_api/types";
import { Button } from "@/app/_components/ui/button";
import type { Say } from "@/app/_words/say";
import type { WorkId } from "@/core/kernel/ids/ids";
import { Section } from "../case/section";
import type { CaseHandle } from "../case/use-case";
import { CasePicture } from "../case-picture";
import { counted } from "../words";

const howIn = (t: Say<"desk">): Record<string, string> => ({
  remix: t("lineage.remix"),
  breed: t("lineage.bred"),
  blend: t("lineage.blendedIn"),
  branch: t("lineage.branch"),
});

/** What a work was made from and what came of it. A removal touches none of them; each can be put into the queue. */
export function Lineage({ desk, evidence: { ancestors } }: { desk: CaseHandle; evidence: CaseEvidence }) {
  const t = useTranslations("desk");
  const { descendants, kind, decision, mine, id } = desk.found;
  if (kind !== "work") return null;
  const removed = decision?.content === "remove";
  if (ancestors.length + descendants.length === 0)
    return (
      <Section title={t("lineage.lineage")}>
        <p className="text-soft">{t("lineage.madeNoOtherWork")}</p>
      </Section>
    );
  return (
    <Section title={t("lineage.lineage")}>
      {ancestors.length > 0 && (
        <>
          <h3 className="mb-2 text-sm text-soft">{t("lineage.madeFrom")}</h3>
          <ul className="mb-5 grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-4">
            {ancestors.map((work) => (
              <li key={work.id} className="min-w-0">
                <CasePicture id={id} kind="work" work={work.id} size={256} alt="" />
                <Link
                  dir="auto"
                  href={work.case ? `/moderation/cases/${work.case}` : `/works/${work.id}`}
                  className="mt-1 block truncate text-sm hover:underline"
                >
                  {work.title}
                </Link>
                <p className="text-sm text-soft">
                  {howIn(t)[work.kind] ?? work.kind}
                  {work.moderation && `, ${t("words.contentState", { state: work.moderation })}`}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {descendants.length > 0 && (
        <>
          <h3 className="mb-2 text-sm text-soft">
            {removed
              ? t("lineage.countedCameWhatRemoved", { counted: counted(t, descendants.length, "work") })
              : t("lineage.cameOfIt")}
          </h3>
          <Review desk={desk} disabled={mine.own} />
        </>
      )}
    </Section>
  );
}

function Review({ desk, disabled }: { desk: CaseHandle; disabled: boolean }) {
  const t = useTranslations("desk");
  const api = useTRPCClient();
  const { descendants, id } = desk.found;
  const [chosen, setChosen] = useState<ReadonlySet<WorkId>>(new Set());
  const all = chosen.size === descendants.length;
  const choose = (work: WorkId, on: boolean) =>
    setChosen((now) => new Set(on ? [...now, work] : [...now].filter((other) => other !== work)));

  async function open() {
    const works = [...chosen];
    const done = await desk.attempt(
      () => api.moderation.lineage.mutate({ case: id, works }),
      t("lineage.countedPutIntoQueue", { counted: counted(t, works.length, "work") }),
    );
    if (done) setChosen(new Set());
  }
  return (
    <>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-4">
        {descendants.map((work) => (
          <li key={work.id} className="min-w-0">
            <label className="relative block cursor-pointer has-checked:outline-2 has-checked:outline-ink has-checked:outline-offset-2">
              <CasePicture id={id} kind="work" work={work.id} size={256} alt="" />
              <span className="absolute top-0 start-0 grid size-11 place-items-center bg-raised">
                <input
                  type="checkbox"
                  checked={chosen.has(work.id)}
                  disabled={disabled}
                  onChange={(event) => choose(work.id, event.target.checked)}
                  className="size-4.5 shrink-0 accent-ink"
                />
              </span>
              <span className="sr-only">{t("lineage.chooseTitle", { title: work.title })}</span>
            </label>
            <Link
              dir="auto"
              href={`/works/${work.id}`}
              className="mt-1.5 block truncate text-sm hover:underline"
            >
              {work.title}
            </Link>
            <p className="text-sm text-soft">
              {t("lineage.kind", {
                kind: howIn(t)[work.kind] ?? work.kind,
                generation: work.generation,
                moderation: work.moderation && `, ${t("words.contentState", { state: work.moderation })}`,
              })}
            </p>
          </li>
        ))}
      </ul>
      {!disabled && (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button variant="quiet" onClick={() => setChosen(new Set(all ? [] : descendants.map((d) => d.id)))}>
            {all ? t("lineage.none") : t("lineage.all")}
          </Button>
          <Button busy={desk.busy} disabled={chosen.size === 0} onClick={() => void open()}>
            {t("lineage.openCaseValue", {
              value: chosen.size === 0 ? t("lineage.each") : counted(t, chosen.size, "work"),
            })}
          </Button>
        </div>
      )}
    </>
  );
}
