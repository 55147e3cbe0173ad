"use client";

import { BookmarkPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Me } from "@/app/_api/types";
import { later } from "@/app/_components/later";
import { Button } from "@/app/_components/ui/button";
import type { WorkId } from "@/core/kernel/ids/ids";

const InCollections = later(() => import("./in-collections").then((module) => module.InCollections));

/** Puts a work into one's collections, and takes it out of them. */
export function AddToCollection({ id, me, disabled }: { id: WorkId; me: Me; disabled: boolean }) {
  const t = useTranslations("works");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button disabled={disabled} onClick={() => setOpen(true)}>
        <BookmarkPlus aria-hidden />
        {t("addToCollection.addToCollection")}
      </Button>
      {open && <InCollections work={id} me={me} onClose={() => setOpen(false)} />}
    </>
  );
}
