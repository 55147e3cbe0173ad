"use client";

import { MoreHorizontal } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import type { AdminPerson } from "@/app/_api/types";
import type { Say } from "@/app/_words/say";
import { withinSentence } from "@/app/_words/within";
import { useAct } from "../use-act";
import { EraseDialog } from "./erase-dialog";
import { KeysDialog } from "./keys-dialog";
import { LiftDialog } from "./lift-dialog";
import { ResetDialog } from "./reset-dialog";
import { RestrictPerson } from "./restrict-person";
import { isRestricted } from "./standing-words";

const item =
  "flex min-h-11 cursor-pointer select-none items-center gap-2 rounded-sm px-3 outline-none data-[disabled]:cursor-default data-[highlighted]:bg-well data-[disabled]:opacity-45";
const rolesIn = (t: Say<"admin">) =>
  [
    { role: "user", label: t("personMenu.account") },
    { role: "moderator", label: t("personMenu.moderator") },
    { role: "admin", label: t("personMenu.admin") },
  ] as const;
const DIALOGS = {
  restrict: RestrictPerson,
  lift: LiftDialog,
  reset: ResetDialog,
  keys: KeysDialog,
  erase: EraseDialog,
};

/** What an admin can do about a person. */
export function PersonMenu({ person, isMe }: { person: AdminPerson; isMe: boolean }) {
  const t = useTranslations("admin");
  const language = useLocale();
  const api = useTRPCClient();
  const { act } = useAct();
  const [open, setOpen] = useState<keyof typeof DIALOGS | null>(null);
  const Dialog = open && DIALOGS[open];
  const { userId, name } = person;
  const restricted = person.standing !== null && isRestricted(person.standing, Date.now());
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          aria-label={t("personMenu.whatDoAboutName", { name })}
          className="inline-flex size-11 shrink-0 items-center justify-center rounded-md hover:bg-well"
        >
          <MoreHorizontal aria-hidden className="size-5" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={4}
            collisionPadding={8}
            className="z-30 max-h-(--radix-dropdown-menu-content-available-height) min-w-56 animate-rise overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-xl"
          >
            {!person.isGuest && (
              <>
                <DropdownMenu.Label className="px-3 pt-2 pb-1 text-sm text-soft">
                  {t("personMenu.role")}
                </DropdownMenu.Label>
                <DropdownMenu.RadioGroup value={person.role}>
                  {rolesIn(t).map(({ role, label }) => (
                    <DropdownMenu.RadioItem
                      key={role}
                      value={role}
                      className={`${item} data-[state=checked]:font-semibold`}
                      onSelect={() =>
                        void act(
                          () => api.admin.people.setRole.mutate({ userId, role }),
                          t("personMenu.nameRoleFromNow", { name, role: withinSentence(label, language) }),
                        )
                      }
                    >
                      {label}
                      <DropdownMenu.ItemIndicator className="ms-auto text-soft">
                        {t("personMenu.now")}
                      </DropdownMenu.ItemIndicator>
                    </DropdownMenu.RadioItem>
                  ))}
                </DropdownMenu.RadioGroup>
                <DropdownMenu.Separator className="my-1 h-px bg-line" />
                <DropdownMenu.Item className={item} onSelect={() => setOpen("reset")}>
                  {t("personMenu.makeResetLink")}
                </DropdownMenu.Item>
                <DropdownMenu.Item className={item} onSelect={() => setOpen("keys")}>
                  {t("personMenu.keysApi")}
                </DropdownMenu.Item>
              </>
            )}
            <DropdownMenu.Item
              className={item}
              onSelect={() =>
                void act(
                  () => api.admin.people.signOut.mutate({ userId }),
                  t("personMenu.nameSignedOutEverywhere", { name }),
                )
              }
            >
              {t("personMenu.signOutEverywhere")}
            </DropdownMenu.Item>
            {restricted && (
              <DropdownMenu.Item className={item} onSelect={() => setOpen("lift")}>
                {t("personMenu.liftTheRestriction")}
              </DropdownMenu.Item>
            )}
            {!isMe && person.actor && (
              <DropdownMenu.Item className={item} onSelect={() => setOpen("restrict")}>
                {t("personMenu.muteSuspendBan")}
              </DropdownMenu.Item>
            )}
            <DropdownMenu.Separator className="my-1 h-px bg-line" />
            <DropdownMenu.Item className={`${item} text-danger`} onSelect={() => setOpen("erase")}>
              {t("personMenu.erase")}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {Dialog && <Dialog person={person} onClose={() => setOpen(null)} />}
    </>
  );
}
