"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentType, useEffect, useState } from "react";

type Closable = { onClose: () => void };

type Part<Props> = { load: () => Promise<ComponentType<Props>>; fetched: ComponentType<Props> | null };

/** What opens when somebody asks for it, and is fetched then. Where it cannot be fetched, a line says so, and closing it lets one ask again. */
export function later<Props extends Closable>(load: () => Promise<ComponentType<Props>>) {
  const part: Part<Props> = { load, fetched: null };
  return (props: Props) => <Later part={part} given={props} />;
}

function Later<Props extends Closable>({ part, given }: { part: Part<Props>; given: Props }) {
  const [hasFailed, setFailed] = useState(false);
  const [, setFetched] = useState(part.fetched !== null);
  useEffect(() => {
    if (part.fetched) return;
    let over = false;
    part.load().then(
      (component) => {
        part.fetched = component;
        if (!over) setFetched(true);
      },
      () => over || setFailed(true),
    );
    return () => {
      over = true;
    };
  }, [part]);
  const Fetched = part.fetched;
  if (Fetched) return <Fetched {...given} />;
  return hasFailed ? <NotFetched onClose={given.onClose} /> : null;
}

function NotFetched({ onClose }: Closable) {
  const t = useTranslations("errors");
  const tFrame = useTranslations("frame");
  return (
    <div
      role="alert"
      className="fixed inset-x-4 bottom-4 z-50 mx-auto flex max-w-md items-center gap-3 rounded-md border border-line bg-raised p-3 ps-4 shadow-2xl"
    >
      <p className="flex-1">{t("codes.not_connected")}</p>
      <button
        type="button"
        aria-label={tFrame("dialog.close")}
        onClick={onClose}
        className="inline-flex size-11 shrink-0 items-center justify-center rounded-md hover:bg-well"
      >
        <X aria-hidden className="size-5" />
      </button>
    </div>
  );
}
