"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { Choice } from "@/app/_components/ui/field";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { changeModelEdits } from "@/core/picture/model/change-model";

/** For the host: the generator that draws here. Changing it is one step, which undo takes back. */
export function ChangeModel({ onDone }: { onDone: () => void }) {
  const t = useTranslations("instrument.model");
  const live = useLive();
  const { model: now } = useFacts();
  const { data } = useQuery(useTRPC().model.list.queryOptions());
  const [chosen, setChosen] = useState<string>(now.id);
  const choices = (data?.models ?? []).filter(({ id }) => id === now.id || !data?.off.includes(id));
  if (choices.length < 2) return null;

  function change() {
    const model = choices.find(({ id }) => id === chosen);
    if (!model || live.refuses()) return;
    const gesture = live.newGesture();
    for (const edit of changeModelEdits(live.recipe, model)) live.write(edit, gesture);
    onDone();
  }

  return (
    <section aria-label={t("title")} className="mt-8 flex flex-col gap-3 border-line border-t pt-6">
      <Choice
        legend={t("title")}
        name="room-model"
        value={chosen}
        options={choices.map(({ id, title, summary, samples }) => ({
          ...{ value: id, label: title, hint: summary },
          ...(samples > 0 && { picture: `/api/models/${id}/samples/0.png` }),
        }))}
        onChange={setChosen}
      />
      <p className="text-sm text-soft">{t("about")}</p>
      <Button disabled={chosen === now.id} onClick={change} className="self-start">
        {t("change")}
      </Button>
    </section>
  );
}
