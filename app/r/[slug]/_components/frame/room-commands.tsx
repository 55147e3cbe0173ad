"use client";

import { useTranslations } from "next-intl";
import { type Command, useCommands } from "@/app/_keys/commands";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useGoTo } from "../panels/use-go-to";
import { useSurprise } from "../panels/use-surprise";

/** How much nearer one press looks. */
const NEARER = 1.5;

/** What can be done in a room, for keys and the palette of commands. Undo, too: it works on every layout. */
export function RoomCommands() {
  const t = useTranslations("instrument.commands");
  const live = useLive();
  const { model } = useFacts();
  const { spring } = useSurprise();
  const goTo = useGoTo();

  useCommands(() => {
    const { members, me, role } = live.people.get();
    const edits: Command[] =
      role === "viewer"
        ? [{ id: "ask", label: t("ask"), group: "do", run: () => void live.ask() }]
        : [
            {
              id: "undo",
              label: t("undo"),
              group: "do",
              shortcut: "undo",
              run: () => void live.command({ kind: "undo" }),
            },
            {
              id: "redo",
              label: t("redo"),
              group: "do",
              shortcut: "redo",
              run: () => void live.command({ kind: "redo" }),
            },
            {
              id: "surprise",
              label: t("surprise"),
              group: "do",
              shortcut: "surprise",
              run: () => spring("seed"),
            },
            {
              ...{ id: "everything", label: t("everything"), group: "do", shortcut: "everything" },
              run: () => spring("everything"),
            },
            {
              ...{ id: "drift", group: "do", shortcut: "drift" },
              label: live.drift.get().on ? t("stopDrift") : t("drift"),
              run: drift,
            },
            { id: "breed", label: t("breed"), group: "do", shortcut: "breed", run: breed },
          ];
    return [
      ...edits,
      {
        id: "stage",
        label: t("stage"),
        group: "do",
        shortcut: "stage",
        run: () => live.onStage.set(!live.onStage.get()),
      },
      {
        ...{ id: "compare", label: t("compare"), group: "do", shortcut: "compare" },
        run: () => live.compared.set(live.compared.get() ? null : live.settled.get()),
      },
      { id: "nearer", label: t("nearer"), group: "do", shortcut: "nearer", run: () => live.zoom.by(NEARER) },
      {
        id: "farther",
        label: t("farther"),
        group: "do",
        shortcut: "farther",
        run: () => live.zoom.by(1 / NEARER),
      },
      { id: "whole", label: t("whole"), group: "do", shortcut: "whole", run: live.zoom.whole },
      ...(live.onStage.get() ? [] : [...controls(), ...people(members, me)]),
      {
        ...{ id: "chat", label: t("chat"), group: "go", shortcut: "chat" },
        run: () => goTo("chat", "[data-panel=chat] form input"),
      },
      { id: "leave", label: t("lobby"), group: "go", run: () => window.location.assign("/rooms") },
    ] satisfies Command[];
  });

  function drift() {
    const now = live.drift.get();
    if (now.on || !live.refuses()) live.drift.set({ ...now, on: !now.on });
  }

  function breed() {
    live.pastMoment.set(null);
    if (!live.refuses()) live.breeding.set({ mate: null, reach: 0.5 });
  }

  const controls = (): Command[] =>
    model.controls.map(({ id, label, kind }) => ({
      ...{ id: `control ${id}`, label, group: "controls" },
      run: () => goTo(kind === "direction" ? "directions" : "desk", `[data-control="${CSS.escape(id)}"]`),
    }));

  const people = (members: ReturnType<typeof live.people.get>["members"], me: string): Command[] => {
    const others = members.filter(({ actor, online }) => online && actor !== me);
    const followed = live.following.get();
    return others.map(({ actor, name }) => ({
      ...{ id: `follow ${actor}`, group: "people" },
      label: followed === actor ? t("unfollow", { name }) : t("follow", { name }),
      run: () => live.follow(followed === actor ? null : actor),
    }));
  };
  return null;
}
