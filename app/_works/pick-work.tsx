"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { inputClass } from "@/app/_components/ui/input-class";
import { useLists } from "@/app/_words/in-list";
import type { WorkId } from "@/core/kernel/ids/ids";
import { creditLine } from "./makers";

type PickWorkProps = {
  /** Works of other models have latents of other shapes. */
  model: string;
  title: string;
  description?: string;
  /** Not offered: what is to be mixed with it. */
  except?: string;
  onPick: (work: { id: WorkId; title: string; version: number }) => void;
  onClose: () => void;
};

/** A work of the gallery, to mix into the picture. */
export function PickWork({ model, title, description, except, onPick, onClose }: PickWorkProps) {
  const t = useTranslations("works");
  const lists = useLists();
  const tErrors = useTranslations("errors");
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.trim());
  const list = useInfiniteQuery(
    useTRPC().work.list.infiniteQueryOptions(
      { model, ...(wanted ? { search: wanted } : {}) },
      { getNextPageParam: (page) => (page.more ? page.page + 1 : undefined), initialCursor: 1 },
    ),
  );
  const works = list.data?.pages.flatMap((page) => page.works).filter(({ id }) => id !== except) ?? [];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      wide
      title={title}
      description={description ?? t("pickWork.galleryMadeRoomsModel")}
    >
      <input
        type="search"
        aria-label={t("pickWork.searchWorks")}
        placeholder={t("pickWork.titlesPeopleTags")}
        maxLength={200}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        className={inputClass}
      />
      {list.error && (
        <p role="alert" className="mt-4 text-danger">
          {wordsOf(tErrors, list.error)}
        </p>
      )}
      {list.isSuccess && works.length === 0 && (
        <p role="status" className="mt-4 text-soft">
          {wanted ? t("pickWork.noWorkFits") : t("pickWork.nothingMadeModelHangs")}
        </p>
      )}
      <ul className="mt-5 grid grid-cols-2 gap-4 sm:grid-cols-4">
        {works.map((work) => (
          <li key={work.id}>
            <button
              type="button"
              onClick={() => onPick(work)}
              className="group block w-full text-start text-sm"
            >
              <img
                src={`/api/works/${work.id}/256.webp?v=${work.version}`}
                alt=""
                width={160}
                height={160}
                loading="lazy"
                className="aspect-square w-full bg-well object-cover"
              />
              <span dir="auto" className="mt-1.5 block truncate font-medium group-hover:underline">
                {work.title}
              </span>
              <span className="block truncate text-soft">{creditLine(t, lists, work)}</span>
            </button>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="mt-5" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("pickWork.moreWorks")}
        </Button>
      )}
    </Dialog>
  );
}
