"use client";

import { Blend } from "lucide-react";
import { useState } from "react";
import type { WorkData } from "@/app/_api/types";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Choice } from "@/app/_components/ui/field";
import { PickWork } from "@/app/_works/pick-work";
import type { WorkId } from "@/core/kernel/ids/ids";

export type Mixed = { other: WorkId; mix: "blend" | "breed" };
type Other = { id: WorkId; title: string; version: number };

const MIXES = [
  { value: "blend", label: "Blend", hint: "Half of each, in every layer." },
  { value: "breed", label: "Breed", hint: "Structure of this one, colours of the other, shapes by chance." },
] as const;

/** A second work, and how the two begin a room together. */
export function MixWithAnother({
  work,
  disabled,
  onMix,
}: {
  work: WorkData;
  disabled: boolean;
  onMix: (mixed: Mixed) => void;
}) {
  const [step, setStep] = useState<"closed" | "picking" | Other>("closed");
  const [mix, setMix] = useState<Mixed["mix"]>("blend");
  const close = () => setStep("closed");
  return (
    <>
      <Button disabled={disabled} onClick={() => setStep("picking")}>
        <Blend aria-hidden />
        Mix with another
      </Button>
      {step === "picking" && (
        <PickWork
          model={work.model.id}
          except={work.id}
          title={`Mix “${work.title}” with`}
          description="Another work of the same model. Both are parents of whatever the new room makes."
          onPick={setStep}
          onClose={close}
        />
      )}
      {typeof step === "object" && (
        <Dialog
          open
          onOpenChange={(open) => !open && close()}
          title="Two parents"
          description="A public room opens with both: you are its host, it hangs in the lobby, and anyone may come in."
        >
          <div className="flex items-center justify-center gap-3">
            {[work, step].map(({ id, title, version }) => (
              <figure key={id} className="min-w-0 flex-1">
                <img
                  src={`/api/works/${id}/256.webp?v=${version}`}
                  alt=""
                  width={192}
                  height={192}
                  className="aspect-square w-full bg-well object-cover"
                />
                <figcaption dir="auto" className="mt-1 truncate text-sm">
                  {title}
                </figcaption>
              </figure>
            ))}
          </div>
          <div className="mt-5">
            <Choice legend="How" name="mix" value={mix} options={MIXES} onChange={setMix} />
          </div>
          <div className="mt-6 flex gap-2">
            <Button
              variant="solid"
              onClick={() => {
                close();
                onMix({ other: step.id, mix });
              }}
            >
              Open a public room
            </Button>
            <Button onClick={() => setStep("picking")}>Another work</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
