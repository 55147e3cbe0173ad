"use client";

import { Plug, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { IconButton } from "@/app/_components/ui/icon-button";
import { inputClass } from "@/app/_components/ui/input-class";
import { useSignal } from "@/app/_room/live/signal";
import { useLists } from "@/app/_words/in-list";
import type { Knobs } from "./knobs";
import type { MidiState } from "./midi-state";
import type { Target } from "./targets";

type KnobsDialogProps = {
  knobs: Knobs;
  targets: readonly Target[];
  midi: MidiState;
  devices: readonly string[];
  onConnect: () => void;
  onClose: () => void;
};

/** What is plugged in, what each knob moves, and how another is learnt: choose what it moves, then turn it. */
export function KnobsDialog({ knobs, targets, midi, devices, onConnect, onClose }: KnobsDialogProps) {
  const t = useTranslations("instrument.knobs");
  const { list } = useLists();
  const mappings = useSignal(knobs.mappings);
  const learning = useSignal(knobs.learning);
  const [chosen, setChosen] = useState(targets[0]?.id ?? "");
  const id = useId();
  const labelOf = (target: string) => targets.find((known) => known.id === target)?.label ?? target;
  return (
    <Dialog open onOpenChange={onClose} title={t("title")} description={t("about")}>
      {midi !== "on" && (
        <Button variant="solid" onClick={onConnect}>
          <Plug aria-hidden />
          {t("connect")}
        </Button>
      )}
      <p role="status" className="mt-2 text-soft">
        {midi === "refused"
          ? t("refused")
          : devices.length > 0
            ? t("devices", { names: list(devices) })
            : midi === "on"
              ? t("noDevices")
              : ""}
      </p>
      <div className="mt-5 flex items-end gap-2">
        <label htmlFor={id} className="min-w-0 flex-1 text-sm">
          <span className="mb-1.5 block font-medium">{t("target")}</span>
          <select
            id={id}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
            className={inputClass}
          >
            {targets.map((target) => (
              <option key={target.id} value={target.id}>
                {target.label}
              </option>
            ))}
          </select>
        </label>
        <Button
          aria-pressed={learning !== null}
          onClick={() => knobs.learn(learning === null ? chosen : null)}
        >
          {learning === null ? t("learn") : t("stop")}
        </Button>
      </div>
      <p role="status" className="mt-2 min-h-6">
        {learning !== null && t("turn", { what: labelOf(learning) })}
      </p>
      {mappings.length > 0 && (
        <ul aria-label={t("known")} className="mt-4 divide-y divide-line border-line border-y">
          {mappings.map(({ source, target, kind }) => (
            <li key={target} className="flex items-center gap-3">
              <span dir="auto" className="min-w-0 flex-1 truncate">
                {labelOf(target)}
              </span>
              <span dir="auto" className="numbers truncate text-sm text-soft">
                {source}
                {kind !== "absolute" && `, ${t("endless")}`}
              </span>
              <IconButton label={t("forget", { what: labelOf(target) })} onClick={() => knobs.forget(target)}>
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-4 text-sm text-soft">{t("pad")}</p>
    </Dialog>
  );
}
