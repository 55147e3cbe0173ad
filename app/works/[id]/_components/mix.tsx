"use client";

import { Blend } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { WorkData } from "@/app/_api/types";
import { later } from "@/app/_components/later";
import { Button } from "@/app/_components/ui/button";
import type { Mixed } from "./mix-dialog";

const MixDialog = later(() => import("./mix-dialog").then((module) => module.MixDialog));

type MixProps = { work: WorkData; disabled: boolean; onMix: (mixed: Mixed) => void };

/** Begins a room from this work and a second one. */
export function MixWithAnother({ work, disabled, onMix }: MixProps) {
  const t = useTranslations("works");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button disabled={disabled} onClick={() => setOpen(true)}>
        <Blend aria-hidden />
        {t("mix.mixWithAnother")}
      </Button>
      {open && <MixDialog work={work} onMix={onMix} onClose={() => setOpen(false)} />}
    </>
  );
}
