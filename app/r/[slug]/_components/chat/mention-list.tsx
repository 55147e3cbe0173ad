"use client";

import { useTranslations } from "next-intl";

type MentionListProps = {
  id: string;
  names: readonly string[];
  chosen: string | undefined;
  onChoose: (name: string) => void;
};

/** Names above the line that is being typed. */
export function MentionList({ id, names, chosen, onChoose }: MentionListProps) {
  const t = useTranslations("instrument.talk");
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t("mention")}
      className="absolute inset-x-1 bottom-full z-10 mb-1 rounded-md border border-line bg-raised p-1 shadow-xl"
    >
      {names.map((name) => (
        <div
          key={name}
          id={`${id}-${name}`}
          role="option"
          tabIndex={-1}
          aria-selected={name === chosen}
          // Before the field would lose the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(name);
          }}
          className="flex min-h-9 cursor-pointer items-center rounded-sm px-2 aria-selected:bg-well"
        >
          <bdi className="truncate">{name}</bdi>
        </div>
      ))}
    </div>
  );
}
