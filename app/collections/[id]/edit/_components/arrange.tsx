"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import type { CollectionData } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { say } from "@/app/_components/ui/toasts";
import type { Say } from "@/app/_words/say";
import type { WorkId } from "@/core/kernel/ids/ids";
import type { CollectionId } from "@/core/work/collection/collection";
import { HungRow } from "./hung-row";

type Hung = CollectionData["works"][number];

/** The works in their order: dragged by a handle, or moved with the arrow keys while the handle has the focus. */
export function Arrange({ id, first }: { id: CollectionId; first: readonly Hung[] }) {
  const t = useTranslations("collections");
  const tErrors = useTranslations("errors");
  const api = useTRPCClient();
  const router = useRouter();
  const [works, setWorks] = useState(first);
  const [dragged, setDragged] = useState<string | null>(null);
  const [told, setTold] = useState("");
  const saved = useRef(first.map((hung) => hung.work).join());
  const list = useRef<HTMLOListElement>(null);

  /** Puts a work at a place; answers the new order. */
  function move(work: WorkId, to: number): readonly Hung[] {
    const moving = works.find((hung) => hung.work === work);
    if (!moving || to < 0 || to >= works.length) return works;
    const rest = works.filter((hung) => hung !== moving);
    const order = [...rest.slice(0, to), moving, ...rest.slice(to)];
    setWorks(order);
    setTold(t("arrange.movedTo", { title: titleOf(t, moving), place: to + 1, places: order.length }));
    return order;
  }

  async function keep(order: readonly Hung[]) {
    const ids = order.map((hung) => hung.work);
    if (ids.join() === saved.current) return;
    try {
      await api.collection.arrange.mutate({ id, order: ids });
      saved.current = ids.join();
    } catch (fault) {
      void say(wordsOf(tErrors, fault));
      router.refresh();
    }
  }

  /** The place under the pointer, by the middles of the rows. */
  function placeAt(y: number): number {
    const rows = [...(list.current?.children ?? [])];
    const below = rows.findIndex((row) => {
      const box = row.getBoundingClientRect();
      return y < box.top + box.height / 2;
    });
    return below === -1 ? rows.length - 1 : below;
  }

  function drag(y: number, work: WorkId) {
    if (dragged !== work) return;
    const from = works.findIndex((hung) => hung.work === work);
    const over = placeAt(y);
    // Its own row counts as above what is below it.
    const to = over > from ? Math.max(from, over - (y < middleOf(list.current, over) ? 1 : 0)) : over;
    if (to !== from) move(work, to);
  }

  async function takeOut(work: WorkId) {
    try {
      await api.collection.takeOut.mutate({ id, work: work });
      const left = works.filter((hung) => hung.work !== work);
      saved.current = left.map((hung) => hung.work).join();
      setWorks(left);
      setTold(t("arrange.takenOut"));
    } catch (fault) {
      void say(wordsOf(tErrors, fault));
    }
  }

  async function annotate(work: WorkId, note: string) {
    try {
      await api.collection.annotate.mutate({ id, work: work, note });
      void say(t("arrange.noteSaved"), `note-${work}`);
    } catch (fault) {
      void say(wordsOf(tErrors, fault));
    }
  }

  return (
    <section aria-labelledby="hung">
      <h2 id="hung" className="font-semibold text-xl">
        {t("arrange.worksInOrder")}
      </h2>
      <p className="mt-1 text-soft">{t("arrange.dragHandlePressArrow")}</p>
      <p role="status" className="sr-only">
        {told}
      </p>
      {works.length === 0 && (
        <p className="mt-8 max-w-sm text-lg text-soft">{t("arrange.nothingHangsHereYet")}</p>
      )}
      <ol ref={list} className="mt-4 flex flex-col">
        {works.map((hung, i) => (
          <HungRow
            key={hung.work}
            hung={hung}
            title={titleOf(t, hung)}
            place={t("arrange.placeIWorks", { i: i + 1, works: works.length })}
            dragged={dragged === hung.work}
            onGrab={() => setDragged(hung.work)}
            onDrag={(y) => drag(y, hung.work)}
            onDrop={() => {
              setDragged(null);
              void keep(works);
            }}
            onStep={(by) => void keep(move(hung.work, i + by))}
            onTakeOut={() => void takeOut(hung.work)}
            onNote={(note) => void annotate(hung.work, note)}
          />
        ))}
      </ol>
    </section>
  );
}

const titleOf = (t: Say<"collections">, hung: Hung): string => hung.card?.title ?? t("arrange.workNotShown");

function middleOf(list: HTMLOListElement | null, row: number): number {
  const box = list?.children[row]?.getBoundingClientRect();
  return box ? box.top + box.height / 2 : 0;
}
