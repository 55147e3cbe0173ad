"use client";

import { useCallback, useState } from "react";
import { openApi } from "@/app/_api/open-api";
import type { WorkPage } from "@/app/_api/types";
import type { GalleryQuery } from "./gallery-query";

/** Pages that were hung in this tab: whoever comes back from a work finds their place again. */
const hung = new Map<string, readonly WorkPage[]>();

const sameWorks = (a: WorkPage | undefined, b: WorkPage): boolean =>
  a?.works.map(({ id }) => id).join() === b.works.map(({ id }) => id).join();

/** The first page of works and those that were asked for since. Once a page did not come, `failed` stays. */
export function usePages(first: WorkPage, query: GalleryQuery) {
  const key = JSON.stringify(query);
  const [pages, setPages] = useState<readonly WorkPage[]>(() => {
    const before = hung.get(key);
    return before && sameWorks(before[0], first) ? before : [first];
  });
  const [state, setState] = useState<"idle" | "fetching" | "failed">("idle");
  const last = pages.at(-1)?.page ?? first.page;

  const fetchNext = useCallback(async () => {
    setState("fetching");
    try {
      const next = await (await openApi()).work.list.query({ ...query, cursor: last + 1 });
      setPages((now) => {
        const then = [...now, next];
        hung.set(key, then);
        return then;
      });
      setState("idle");
    } catch {
      setState("failed");
    }
  }, [query, key, last]);

  return { pages, fetchNext, state };
}
