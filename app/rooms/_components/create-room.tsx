"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { useHydrated } from "@/app/_components/use-hydrated";

// With ssr false it waits in a boundary of its own; else the whole page would turn into its loading state.
const CreateRoomDialog = dynamic(
  () => import("./create-room-dialog").then((module) => module.CreateRoomDialog),
  { ssr: false },
);

type CreateRoomProps = {
  suggestion: string;
  knownAs: string | null;
  /** The generator that a room is to be opened with: then the dialog is open already. */
  model: string | null;
};

/** The button; its dialog is fetched when first asked for. */
export function CreateRoom({ suggestion, knownAs, model }: CreateRoomProps) {
  const t = useTranslations("rooms");
  const hydrated = useHydrated();
  const [open, setOpen] = useState(model !== null);
  const [wanted, setWanted] = useState(model !== null);
  return (
    <>
      <Button
        variant="solid"
        disabled={!hydrated}
        className="disabled:opacity-100"
        onPointerEnter={() => setWanted(true)}
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        <Plus aria-hidden />
        {t("createRoom.newRoom")}
      </Button>
      {wanted && (
        <CreateRoomDialog
          open={open}
          onOpenChange={setOpen}
          suggestion={suggestion}
          knownAs={knownAs}
          chosen={model}
        />
      )}
    </>
  );
}
