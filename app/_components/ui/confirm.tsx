"use client";

import { useTranslations } from "next-intl";
import { Button } from "./button";
import { Dialog } from "./dialog";

type ConfirmProps = {
  title: string;
  /** One sentence: what will happen. */
  about: string;
  /** Names the act, as the button that led here does. */
  act: string;
  /** What cannot be undone looks it. */
  variant?: "solid" | "danger";
  busy?: boolean;
  error?: string | null;
  onAct: () => void;
  onClose: () => void;
};

/** Asks before something that cannot be undone. */
export function Confirm({
  title,
  about,
  act,
  variant = "danger",
  busy = false,
  error,
  onAct,
  onClose,
}: ConfirmProps) {
  const t = useTranslations("frame");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={about}>
      {error && (
        <p role="alert" className="mb-4 text-danger">
          {error}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant={variant} busy={busy} onClick={onAct}>
          {act}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t("confirm.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
