"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import type { AdminWord } from "@/app/_api/types";
import { Button } from "@/app/_components/ui/button";
import { inputClass } from "@/app/_components/ui/input-class";
import type { Say } from "@/app/_words/say";
import { useAct } from "../use-act";

const listsIn = (t: Say<"admin">) =>
  [
    {
      list: "flag",
      title: t("wordLists.flag"),
      hint: t("wordLists.broughtBeforeModerator"),
      adds: t("wordLists.flagAWord"),
    },
    {
      list: "allow",
      title: t("wordLists.spare"),
      hint: t("wordLists.notFlaggedThoughShipped"),
      adds: t("wordLists.spareAWord"),
    },
  ] as const;

export function WordLists({ words }: { words: readonly AdminWord[] }) {
  const t = useTranslations("admin");
  const api = useTRPCClient();
  const { act, busy } = useAct();

  async function add(event: FormEvent<HTMLFormElement>, list: "flag" | "allow") {
    event.preventDefault();
    const form = event.currentTarget;
    const word = String(new FormData(form).get("word"));
    if (await act(() => api.admin.words.put.mutate({ word, list }), t("wordLists.wordIsListed", { word })))
      form.reset();
  }

  return (
    <div className="grid max-w-4xl gap-8 sm:grid-cols-2">
      {listsIn(t).map(({ list, title, hint, adds }) => {
        const listed = words.filter((word) => word.list === list);
        return (
          <div key={list}>
            <h3 className="font-medium">{title}</h3>
            <p className="text-sm text-soft">{hint}</p>
            <form onSubmit={(event) => void add(event, list)} className="mt-3 flex gap-2">
              <input name="word" required maxLength={80} aria-label={adds} className={inputClass} />
              <Button type="submit" busy={busy}>
                {t("wordLists.add")}
              </Button>
            </form>
            {listed.length === 0 && <p className="mt-3 text-sm text-soft">{t("wordLists.none")}</p>}
            <ul className="mt-3 flex flex-wrap gap-2">
              {listed.map(({ word, by }) => (
                <li
                  key={word}
                  title={t("wordLists.byBy", { by })}
                  className="inline-flex h-11 items-center gap-1 rounded-md border border-line ps-3"
                >
                  {word}
                  <button
                    type="button"
                    aria-label={t("wordLists.takeWordOffList", { word })}
                    onClick={() =>
                      void act(
                        () => api.admin.words.remove.mutate({ word }),
                        t("wordLists.wordOffList", { word }),
                      )
                    }
                    className="inline-flex size-11 items-center justify-center rounded-md text-soft hover:text-ink"
                  >
                    <X aria-hidden className="size-4" />
                  </button>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}
