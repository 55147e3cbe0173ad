"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCommands } from "@/app/_keys/commands";
import { colourOf } from "@/app/_room/live/colour";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";

/** Notes on the picture at most; older ones are in the chat alone. */
const SHOWN = 12;

/** Notes that people pinned to places of the picture: a dot in their colour, and what they said when it is looked at. */
export function NotePins() {
  const t = useTranslations("instrument.talk");
  const live = useLive();
  const lines = useSignal(live.chat);
  useSignal(live.people);
  const [hidden, setHidden] = useState(false);
  useCommands(() => [
    {
      ...{ id: "notes", group: "do", label: hidden ? t("showNotes") : t("hideNotes") },
      run: () => setHidden(!hidden),
    },
  ]);
  const notes = lines.flatMap(({ place, ...line }) => (place ? [{ ...line, place }] : [])).slice(-SHOWN);
  if (hidden || notes.length === 0) return null;
  return (
    <ul aria-label={t("notes")} className="pointer-events-none absolute inset-0">
      {notes.map(({ id, actor, name, text, place }) => (
        <li
          key={id}
          className="group pointer-events-auto absolute -translate-x-1/2 -translate-y-1/2 [scale:calc(1/var(--near,1))]"
          style={{ left: `${place.x * 100}%`, top: `${place.y * 100}%` }}
        >
          <button
            type="button"
            aria-label={t("note", { name, text })}
            className="touch block size-4.5 rounded-full border-2 border-white shadow-[0_0_0_1px_rgb(0_0_0/0.5)] focus-visible:outline-white"
            style={{ background: colourOf(live.member(actor)) }}
          />
          <span
            aria-hidden
            dir="auto"
            className={`pointer-events-none invisible absolute z-10 w-max max-w-56 rounded-md bg-black/80 px-2.5 py-1.5 text-sm text-white group-focus-within:visible group-hover:visible ${place.y > 0.6 ? "bottom-full mb-2" : "top-full mt-2"} ${place.x > 0.5 ? "right-0" : "left-0"}`}
          >
            <bdi className="block font-semibold">{name}</bdi>
            {text}
          </span>
        </li>
      ))}
    </ul>
  );
}
