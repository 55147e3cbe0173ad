"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { scopeLabel, scopeWords } from "@/app/_api/scope-words";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Choice, Field } from "@/app/_components/ui/field";
import type { Say } from "@/app/_words/say";
import { KEY_DAYS, KEY_NAME_LENGTH, SCOPE_IDS, type Scope } from "@/core/api/scopes";
import { ShownOnce } from "./shown-once";

type NewKeyDialogProps = { open: boolean; onOpenChange: (open: boolean) => void; onMade: () => void };

const livesIn = (t: Say<"me">) =>
  KEY_DAYS.map((days) => ({
    value: String(days),
    label:
      days === null
        ? t("newKeyDialog.untilIRevoke")
        : days === 365
          ? t("newKeyDialog.aYear")
          : t("newKeyDialog.daysDays", { days }),
  }));

/** Makes a key: its name, what it may, how long; then shows it, once. */
export function NewKeyDialog({ open, onOpenChange, onMade }: NewKeyDialogProps) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("me");
  const tErrors = useTranslations("errors");
  const trpc = useTRPC();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly Scope[]>(["read"]);
  const [days, setDays] = useState("90");
  const create = useMutation({ ...trpc.key.create.mutationOptions(), onSuccess: onMade });

  const close = (next: boolean) => {
    onOpenChange(next);
    if (next) return;
    create.reset();
    setName("");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const life = KEY_DAYS.find((of) => String(of) === days) ?? null;
    create.mutate({ name, scopes: [...scopes], days: life });
  };
  if (create.data)
    return (
      <Dialog
        open={open}
        onOpenChange={close}
        title={t("newKeyDialog.yourKey")}
        description={t("newKeyDialog.shownOnce")}
      >
        <ShownOnce value={create.data.key} onDone={() => close(false)} />
      </Dialog>
    );
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={t("newKeyDialog.makeAKey")}
      description={t("newKeyDialog.scriptActs")}
    >
      <form onSubmit={submit} className="flex flex-col gap-6">
        <Field
          label={t("newKeyDialog.name")}
          hint={t("newKeyDialog.knowAgainSuchRaspberry")}
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={KEY_NAME_LENGTH}
          autoComplete="off"
          required
        />
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1.5 font-medium text-sm">{t("newKeyDialog.whatMayDo")}</legend>
          {SCOPE_IDS.map((scope) => (
            <label
              key={scope}
              className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md border border-line px-3 py-2 has-checked:border-ink has-focus-visible:outline-2 has-focus-visible:outline-focus"
            >
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-ink outline-none"
                checked={scopes.includes(scope)}
                onChange={({ target }) =>
                  setScopes((now) => (target.checked ? [...now, scope] : now.filter((of) => of !== scope)))
                }
              />
              <span>
                {scopeLabel(tTerms, scope)}
                <span className="block text-sm text-soft">{scopeWords(tTerms, scope)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Choice
          legend={t("newKeyDialog.howLongWorks")}
          name="days"
          value={days}
          options={livesIn(t)}
          onChange={setDays}
        />
        {create.error && (
          <p role="alert" className="text-danger">
            {wordsOf(tErrors, create.error)}
          </p>
        )}
        <Button type="submit" variant="solid" busy={create.isPending} disabled={!name || scopes.length === 0}>
          {t("newKeyDialog.makeKey")}
        </Button>
      </form>
    </Dialog>
  );
}
