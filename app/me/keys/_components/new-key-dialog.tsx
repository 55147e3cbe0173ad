"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Choice, Field } from "@/app/_components/ui/field";
import { KEY_DAYS, KEY_NAME_LENGTH, SCOPE_IDS, SCOPES, type Scope } from "@/core/api/scopes";
import { ShownOnce } from "./shown-once";

type NewKeyDialogProps = { open: boolean; onOpenChange: (open: boolean) => void; onMade: () => void };

const LIVES = KEY_DAYS.map((days) => ({
  value: String(days),
  label: days === null ? "Until I revoke it" : days === 365 ? "A year" : `${days} days`,
}));

/** Makes a key: its name, what it may, how long; then shows it, once. */
export function NewKeyDialog({ open, onOpenChange, onMade }: NewKeyDialogProps) {
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
      <Dialog open={open} onOpenChange={close} title="Your key" description="It is shown this once.">
        <ShownOnce value={create.data.key} onDone={() => close(false)} />
      </Dialog>
    );
  return (
    <Dialog open={open} onOpenChange={close} title="Make a key" description="For a script that acts for you.">
      <form onSubmit={submit} className="flex flex-col gap-6">
        <Field
          label="Name"
          hint="To know it again, such as “Raspberry Pi in the hall”."
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={KEY_NAME_LENGTH}
          autoComplete="off"
          required
        />
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1.5 font-medium text-sm">What it may do</legend>
          {SCOPE_IDS.map((scope) => (
            <label
              key={scope}
              className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md border border-line px-3 py-2 has-checked:border-ink has-focus-visible:outline-2 has-focus-visible:outline-focus"
            >
              <input
                type="checkbox"
                className="size-4 accent-ink outline-none"
                checked={scopes.includes(scope)}
                onChange={({ target }) =>
                  setScopes((now) => (target.checked ? [...now, scope] : now.filter((of) => of !== scope)))
                }
              />
              <span>
                {SCOPES[scope].label}
                <span className="block text-sm text-soft">{SCOPES[scope].words}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Choice legend="How long it works" name="days" value={days} options={LIVES} onChange={setDays} />
        {create.error && (
          <p role="alert" className="text-danger">
            {wordsOf(tErrors, create.error)}
          </p>
        )}
        <Button type="submit" variant="solid" busy={create.isPending} disabled={!name || scopes.length === 0}>
          Make key
        </Button>
      </form>
    </Dialog>
  );
}
