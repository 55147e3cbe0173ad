"use client";

import { useQuery } from "@tanstack/react-query";
import { defaultFilter, Command as Menu } from "cmdk";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { type RefObject, useMemo, useState } from "react";
import { ApiProvider, useTRPC } from "@/app/_api/trpc";
import { useFocusBack } from "@/app/_components/ui/use-focus-back";
import { SHORTCUTS } from "@/core/kernel/keys/shortcuts";
import { type Command, commandsNow } from "./commands";
import { KeyCaps } from "./key-caps";
import { SITE } from "./site";

const GROUPS = ["do", "go", "controls", "people", "site"] as const;
const item =
  "flex min-h-11 cursor-pointer select-none items-center gap-3 rounded-md px-3 data-[selected=true]:bg-well";

type CommandPaletteProps = {
  /** What was typed already while this was fetched. */
  typed: RefObject<string>;
  onMap: () => void;
  onClose: () => void;
};

/** Everything that can be done or gone to, found by a few letters. */
export const CommandPalette = (props: CommandPaletteProps) => (
  <ApiProvider>
    <Palette {...props} />
  </ApiProvider>
);

function Palette({ typed, onMap, onClose }: CommandPaletteProps) {
  const t = useTranslations("keys.palette");
  const site = useTranslations("keys.site");
  const api = useTRPC();
  const router = useRouter();
  const focusBack = useFocusBack();
  const [search, setSearch] = useState(() => typed.current);
  const { data: open } = useQuery(api.room.list.queryOptions({}));
  const { data: found } = useQuery({
    ...api.work.list.queryOptions({ search: search.trim() }),
    enabled: search.trim().length >= 2,
  });
  // As it was when the palette opened: opening it changes nothing of what can be done.
  const here = useMemo(commandsNow, []);
  const commands: readonly Command[] = [
    ...here,
    { id: "map", label: t("map"), group: "do", shortcut: "map", run: onMap },
    ...SITE.map(
      ({ path, name }): Command => ({
        ...{ id: `site ${path}`, label: site(name), group: "site", more: path },
        run: () => router.push(path),
      }),
    ),
  ];

  function run(act: () => void) {
    onClose();
    // After the dialog has given the focus back: what is run may take it elsewhere.
    setTimeout(act);
  }

  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-black/50" />
        <Dialog.Content
          aria-describedby={undefined}
          {...focusBack}
          className="fixed inset-x-2 top-[max(0.5rem,8dvh)] z-50 mx-auto max-w-xl animate-rise overflow-hidden rounded-lg border border-line bg-raised shadow-2xl"
        >
          <Dialog.Title className="sr-only">{t("open")}</Dialog.Title>
          <Menu label={t("open")} loop>
            <Menu.Input
              value={search}
              onValueChange={setSearch}
              placeholder={t("search")}
              aria-label={t("search")}
              className="h-14 w-full border-line border-b bg-transparent text-ellipsis px-5 text-lg outline-none max-sm:px-4 max-sm:text-base max-[22rem]:text-sm placeholder:text-soft"
            />
            <Menu.List className="max-h-[min(60dvh,30rem)] overflow-y-auto overscroll-contain p-2 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-soft [&_[cmdk-group-heading]]:text-sm">
              <Menu.Empty className="px-3 py-6 text-soft">{t("nothing")}</Menu.Empty>
              {bestFirst(commands, search).map(({ group, rows }) =>
                rows.length === 0 ? null : (
                  <Menu.Group key={group} heading={t(group)}>
                    {rows.map((command) => (
                      <Row key={command.id} command={command} onRun={run} />
                    ))}
                  </Menu.Group>
                ),
              )}
              {open && open.rooms.length > 0 && (
                <Menu.Group heading={t("rooms")}>
                  {open.rooms.map(({ slug, title }) => (
                    <Link key={slug} title={title} path={`/r/${slug}`} onRun={run} />
                  ))}
                </Menu.Group>
              )}
              {found && found.works.length > 0 && (
                <Menu.Group heading={t("works")} forceMount>
                  {found.works.slice(0, 8).map(({ id, title }) => (
                    <Link key={id} title={title} path={`/works/${id}`} more={search} onRun={run} />
                  ))}
                </Menu.Group>
              )}
            </Menu.List>
          </Menu>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const searchedAs = ({ id, label }: Command): string => `${label} ${id}`;
const keywordsOf = ({ more }: Command): string[] => (more ? [more] : []);

/** The groups, that with the best answer first: the menu itself orders only within groups, and chooses what stands on top. */
function bestFirst(commands: readonly Command[], search: string) {
  const score = (command: Command) => defaultFilter(searchedAs(command), search, keywordsOf(command));
  return GROUPS.map((group) => {
    const rows = commands.filter((command) => command.group === group);
    return { group, rows, best: search ? Math.max(0, ...rows.map(score)) : 0 };
  }).toSorted((a, b) => b.best - a.best);
}

function Row({ command, onRun }: { command: Command; onRun: (act: () => void) => void }) {
  const { label, shortcut, run } = command;
  const [keys] = SHORTCUTS.find((known) => known.id === shortcut)?.shown ?? [];
  return (
    <Menu.Item
      value={searchedAs(command)}
      keywords={keywordsOf(command)}
      onSelect={() => onRun(run)}
      className={item}
    >
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {label}
      </span>
      {keys && <KeyCaps keys={keys} />}
    </Menu.Item>
  );
}

type LinkProps = { title: string; path: string; more?: string; onRun: (act: () => void) => void };

function Link({ title, path, more, onRun }: LinkProps) {
  const router = useRouter();
  return (
    <Menu.Item
      value={`${title} ${path}`}
      keywords={more ? [more] : []}
      onSelect={() => onRun(() => router.push(path))}
      className={item}
    >
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {title}
      </span>
    </Menu.Item>
  );
}
