"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ApiProvider } from "@/app/_api/trpc";
import type { WorkData } from "@/app/_api/types";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Choice } from "@/app/_components/ui/field";
import type { Say } from "@/app/_words/say";
import { PickWork } from "@/app/_works/pick-work";
import type { WorkId } from "@/core/kernel/ids/ids";

export type Mixed = { other: WorkId; mix: "blend" | "breed" };
type Other = { id: WorkId; title: string; version: number };

const mixesIn = (t: Say<"works">) =>
  [
    { value: "blend", label: t("mix.blend"), hint: t("mix.halfEachEveryLayer") },
    { value: "breed", label: t("mix.breed"), hint: t("mix.structureOneColoursOther") },
  ] as const;

type MixDialogProps = { work: WorkData; onMix: (mixed: Mixed) => void; onClose: () => void };

/** A second work, and how the two begin a room together. */
export function MixDialog({ work, onMix, onClose }: MixDialogProps) {
  const t = useTranslations("works");
  const [other, setOther] = useState<Other | null>(null);
  const [mix, setMix] = useState<Mixed["mix"]>("blend");
  if (!other)
    return (
      <ApiProvider>
        <PickWork
          model={work.model.id}
          except={work.id}
          title={t("mix.mixTitleWith", { title: work.title })}
          description={t("mix.anotherWorkSameModel")}
          onPick={setOther}
          onClose={onClose}
        />
      </ApiProvider>
    );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("mix.twoParents")}
      description={t("mix.publicRoomOpensBoth")}
    >
      <div className="flex items-center justify-center gap-3">
        {[work, other].map(({ id, title, version }) => (
          <figure key={id} className="min-w-0 flex-1">
            <img
              src={`/api/works/${id}/256.webp?v=${version}`}
              alt=""
              width={192}
              height={192}
              className="aspect-square w-full object-contain"
            />
            <figcaption dir="auto" className="mt-1 truncate text-sm">
              {title}
            </figcaption>
          </figure>
        ))}
      </div>
      <div className="mt-5">
        <Choice legend={t("mix.how")} name="mix" value={mix} options={mixesIn(t)} onChange={setMix} />
      </div>
      <div className="mt-6 flex gap-2">
        <Button
          variant="solid"
          onClick={() => {
            onClose();
            onMix({ other: other.id, mix });
          }}
        >
          {t("mix.openPublicRoom")}
        </Button>
        <Button onClick={() => setOther(null)}>{t("mix.anotherWork")}</Button>
      </div>
    </Dialog>
  );
}
