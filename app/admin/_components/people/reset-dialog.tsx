"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import type { AdminPerson } from "@/app/_api/types";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { inputClass } from "@/app/_components/ui/input-class";
import { say } from "@/app/_components/ui/toasts";
import { useAct } from "../use-act";

/** Makes a link with which somebody chooses a new password, to be handed over by a way the admin trusts. */
export function ResetDialog({ person, onClose }: { person: AdminPerson; onClose: () => void }) {
  const t = useTranslations("admin");
  const api = useTRPCClient();
  const { act, busy, error } = useAct();
  const [link, setLink] = useState<string | null>(null);

  const make = () =>
    act(async () => {
      const { url } = await api.admin.people.resetLink.mutate({ userId: person.userId });
      setLink(url);
    }, t("resetDialog.linkMade"));

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("resetDialog.resetLinkName", { name: person.name })}
      description={t("resetDialog.whoeverOpensChoosesNew")}
    >
      {link ? (
        <div className="flex flex-col gap-4">
          <input
            readOnly
            value={link}
            aria-label={t("resetDialog.resetLink")}
            onFocus={(event) => event.target.select()}
            className={inputClass}
          />
          <Button
            variant="solid"
            className="h-12"
            onClick={() => void navigator.clipboard.writeText(link).then(() => say(t("resetDialog.copied")))}
          >
            {t("resetDialog.copy")}
          </Button>
        </div>
      ) : (
        <>
          {error && (
            <p role="alert" className="mb-4 text-danger">
              {error}
            </p>
          )}
          <Button variant="solid" busy={busy} className="h-12 w-full" onClick={() => void make()}>
            {t("resetDialog.makeTheLink")}
          </Button>
        </>
      )}
    </Dialog>
  );
}
