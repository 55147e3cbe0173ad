"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { commandsNow } from "@/app/_keys/commands";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { ShortcutId } from "@/core/kernel/keys/shortcuts";
import { Knobs } from "./knobs";
import { KnobsDialog } from "./knobs-dialog";
import { type MidiLine, openMidi } from "./midi-line";
import type { MidiState } from "./midi-state";
import { openPads, TRAVEL_S } from "./pad-line";
import { targetsOf } from "./targets";

/** Sticks that have learnt nothing move the first directions. */
const STICKS = 4;
const LEARNS_AT = 0.6;
/** What the buttons of a gamepad do, in the order that browsers number them. */
const BUTTONS: readonly ShortcutId[] = ["surprise", "undo", "breed", "stage"];

/** Knobs and sticks for as long as the room is open, and the dialog in which they learn. */
export function KnobsDesk() {
  const t = useTranslations("instrument.knobs");
  const tRoom = useTranslations("room");
  const live = useLive();
  const { model } = useFacts();
  const open = useSignal(live.knobsOpen);
  const targets = useMemo(
    () => targetsOf(tRoom, live, { controls: model.controls, variety: t("variety") }),
    [live, model, t, tRoom],
  );
  const latest = useRef(targets);
  latest.current = targets;
  const [knobs] = useState(() => new Knobs(() => latest.current));
  const [midi, setMidi] = useState<MidiState>("off");
  const [devices, setDevices] = useState<readonly string[]>([]);
  const [pad, setPad] = useState<string | null>(null);
  const line = useRef<MidiLine | null>(null);

  useEffect(() => {
    const directions = model.controls.filter(({ kind }) => kind === "direction").slice(0, STICKS);
    const pushed = (axis: number, push: number, seconds: number) => {
      const source = `pad/${axis}`;
      const target = knobs.learning.get();
      if (target !== null && Math.abs(push) > LEARNS_AT) knobs.learnAs({ source, target, kind: "absolute" });
      const to =
        knobs.mappings.get().find((known) => known.source === source)?.target ?? directions[axis]?.id;
      const moves = latest.current.find(({ id }) => id === to)?.moves;
      if (to && moves) knobs.by(to, ((moves.max - moves.min) / TRAVEL_S) * push * seconds);
    };
    const pressed = (button: number) =>
      commandsNow()
        .findLast(({ shortcut }) => shortcut !== undefined && shortcut === BUTTONS[button])
        ?.run();
    return openPads({ pushed, pressed }, setPad);
  }, [knobs, model]);

  async function connect() {
    try {
      line.current?.stop();
      line.current = await openMidi(knobs.turned, () => setDevices(line.current?.devices() ?? []));
      setDevices(line.current.devices());
      setMidi("on");
    } catch {
      setMidi("refused");
    }
  }

  // Asked for once, a browser that remembers its user's yes says it again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for knobs that learnt something before
  useEffect(() => {
    if (knobs.mappings.get().length > 0) void connect();
    return () => {
      line.current?.stop();
      knobs.stop();
    };
  }, [knobs]);

  return open ? (
    <KnobsDialog
      knobs={knobs}
      targets={targets}
      midi={midi}
      devices={pad ? [...devices, pad] : devices}
      onConnect={() => void connect()}
      onClose={() => {
        knobs.learn(null);
        live.knobsOpen.set(false);
      }}
    />
  ) : null;
}
