"use client";

import { Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "@/app/_components/ui/dialog";
import { SingleKeys } from "@/app/_keys/single-keys";

export type KeyWords = readonly (readonly [keys: string, does: string])[];

const Key = ({ children }: { children: string }) => (
  <kbd className="inline-flex h-6 min-w-6 items-center justify-center rounded-sm border border-edge px-1.5 font-sans text-sm leading-none">
    {children}
  </kbd>
);

type KeysHelpProps = { keys: KeyWords; open: boolean; onOpenChange: (open: boolean) => void };

/** The keys of a page: a few of them in a line where there is a keyboard, all of them on ?. */
export function KeysHelp({ keys, open, onOpenChange }: KeysHelpProps) {
  const t = useTranslations("desk");
  return (
    <>
      <button
        type="button"
        onClick={() => onOpenChange(true)}
        className="inline-flex h-11 items-center gap-2 rounded-md px-3 text-soft hover:bg-well hover:text-ink"
      >
        <Keyboard aria-hidden className="size-4.5" />
        {t("keysHelp.keys")}
        <span aria-hidden className="coarse:hidden">
          <Key>?</Key>
        </span>
      </button>
      <Dialog
        open={open}
        onOpenChange={onOpenChange}
        title={t("keysHelp.keys")}
        description={t("keysHelp.theyWorkWhereverNot")}
      >
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-2.5">
          {keys.map(([key, does]) => (
            <div key={key} className="contents">
              <dt className="flex gap-1">
                {key.split(" ").map((one) => (
                  <Key key={one}>{one}</Key>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <SingleKeys label={t("keysHelp.singleKeysDoThese")} />
      </Dialog>
    </>
  );
}

/** The most used keys, in a line. */
export const KeysLine = ({ keys }: { keys: KeyWords }) => (
  <p aria-hidden className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-soft coarse:hidden max-md:hidden">
    {keys.map(([key, does]) => (
      <span key={key} className="inline-flex items-center gap-1.5">
        {key.split(" ").map((one) => (
          <Key key={one}>{one}</Key>
        ))}
        {does}
      </span>
    ))}
  </p>
);
