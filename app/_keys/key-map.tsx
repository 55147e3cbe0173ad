"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/app/_components/ui/dialog";
import { SHORTCUTS } from "@/core/kernel/keys/shortcuts";
import { commandsNow } from "./commands";
import { KeyCaps } from "./key-caps";
import { SingleKeys } from "./single-keys";

const GROUPS = ["everywhere", "room", "picture", "panels"] as const;
/** What a fader, a pad and the picture hear while they have the focus: every page's sliders do. */
const FOCUSED = [
  ["step", [["←"], ["→"]]],
  [
    "leap",
    [
      ["⇧", "←"],
      ["⇧", "→"],
    ],
  ],
  ["ends", [["Home"], ["End"]]],
  ["reset", [["Del"]]],
] as const;

/** The map of all keys: drawn from the table that they are heard by. What cannot be done here is left out. */
export function KeyMap({ onClose }: { onClose: () => void }) {
  const t = useTranslations("keys");
  const here = new Map(commandsNow().flatMap(({ shortcut, label }) => (shortcut ? [[shortcut, label]] : [])));
  const always: Partial<Record<string, string>> = { palette: t("palette.open"), map: t("map.title") };
  return (
    <Dialog open onOpenChange={onClose} title={t("map.title")} description={t("map.about")} wide>
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {GROUPS.map((group) => {
          const rows = SHORTCUTS.filter((shortcut) => shortcut.group === group).flatMap(({ id, shown }) => {
            const label = here.get(id) ?? always[id];
            return label ? [{ id, shown, label }] : [];
          });
          return rows.length === 0 ? null : <Group key={group} title={t(`map.${group}`)} rows={rows} />;
        })}
        {here.size > 0 && (
          <Group
            title={t("map.focused")}
            rows={FOCUSED.map(([id, shown]) => ({ id, shown, label: t(`map.${id}`) }))}
          />
        )}
      </div>
      <SingleKeys label={t("map.single")} />
    </Dialog>
  );
}

type Row = { id: string; shown: readonly (readonly string[])[]; label: string };

function Group({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-2 text-sm text-soft">{title}</h3>
      <dl className="flex flex-col gap-2">
        {rows.map(({ id, shown, label }) => (
          <div key={id} className="flex items-center justify-between gap-4">
            <dt>{label}</dt>
            <dd className="flex shrink-0 justify-end gap-2">
              {shown.map((keys) => (
                <KeyCaps key={keys.join()} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
