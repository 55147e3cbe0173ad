import { useEffect, useRef } from "react";
import type { ShortcutId } from "@/core/kernel/keys/shortcuts";

/** Something that can be done or gone to from where one is. */
export type Command = {
  id: string;
  label: string;
  group: "do" | "go" | "controls" | "people" | "site";
  /** Further words that find it. */
  more?: string;
  shortcut?: ShortcutId;
  run: () => void;
};

const sources = new Set<() => readonly Command[]>();

/** All that is possible now, newest parts of the page last. */
export const commandsNow = (): readonly Command[] => [...sources].flatMap((make) => make());

/** Offers commands for as long as the component is on the page. They are made when somebody asks for them. */
export function useCommands(make: () => readonly Command[]): void {
  const latest = useRef(make);
  latest.current = make;
  useEffect(() => {
    const source = () => latest.current();
    sources.add(source);
    return () => {
      sources.delete(source);
    };
  }, []);
}
