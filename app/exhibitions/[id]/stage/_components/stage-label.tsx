"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_api/trpc";
import { Day } from "@/app/_components/day";
import { QrCode } from "@/app/_stage/qr-code";
import { useLists } from "@/app/_words/in-list";
import { InfluenceBar } from "@/app/_works/influence-bar";
import { creditLine } from "@/app/_works/makers";
import { makersOnce } from "@/app/_works/makers-once";
import { WorkId } from "@/core/kernel/ids/ids";
import type { HungWork } from "./hung-work";

/** The museum label beside a work: what the wall says at once, and what its record adds once it has come. */
export function StageLabel({ work }: { work: HungWork }) {
  const t = useTranslations("instrument.hung");
  const tWorks = useTranslations("works");
  const lists = useLists();
  const { data } = useQuery(useTRPC().work.get.queryOptions({ id: WorkId.parse(work.id) }));
  const makers = data ? makersOnce(data.labels) : [];
  return (
    <section
      aria-live="polite"
      className="flex min-w-0 max-w-2xl animate-appear flex-col gap-[2vmin] max-h-full self-end overflow-y-auto pb-[6vmin] text-[clamp(1rem,2vmin,1.6rem)] portrait:max-h-none portrait:max-md:self-start portrait:max-md:pb-0 landscape:max-md:self-start short:self-start short:pb-16"
    >
      <h1
        dir="auto"
        className="text-balance font-semibold text-[clamp(1.75rem,5vmin,4rem)] leading-tight tracking-[-0.02em]"
      >
        {work.card.title}
      </h1>
      <p dir="auto">{creditLine(tWorks, lists, work.card)}</p>
      {makers.length > 1 && <InfluenceBar labels={makers} />}
      {data && (
        <p className="text-soft">
          {t("by", {
            edits: data.labels.reduce((sum, { edits }) => sum + edits, 0),
            people: makers.length,
          })}
          , <Day at={data.publishedAt} />, {data.licence.label}
        </p>
      )}
      {work.note && (
        <p dir="auto" className="line-clamp-6 whitespace-pre-line">
          {work.note}
        </p>
      )}
      <figure className="mt-2 flex items-end gap-4">
        <QrCode
          code={work.record}
          label={t("code", { title: work.card.title })}
          className="size-[clamp(6rem,16vmin,12rem)]"
        />
        <figcaption className="text-soft">{t("record")}</figcaption>
      </figure>
    </section>
  );
}
