"use client";

import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { type RefObject, useEffect, useRef } from "react";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { Say } from "@/app/_words/say";
import type { Member } from "@/core/room/protocol/messages";
import { ROLES } from "@/core/room/protocol/roles";

const item =
  "flex min-h-10 cursor-pointer select-none items-center gap-2 rounded-sm px-3 outline-none data-[disabled]:cursor-default data-[highlighted]:bg-well data-[disabled]:opacity-45 coarse:min-h-11";
const roleWordsIn = (t: Say<"room">) => ({
  host: t("memberMenu.host"),
  editor: t("memberMenu.editor"),
  viewer: t("memberMenu.viewer"),
});

export type Asked = "report" | "remove" | "revert";

type OpenMemberMenuProps = {
  member: Member;
  /** What opened it, and has the focus again once it is closed. */
  button: RefObject<HTMLButtonElement | null>;
  /** By a key: the first thing to do has the focus at once. */
  byKeys: boolean;
  onAsk: (asked: Asked) => void;
  onClose: () => void;
};

/** What can be done about a member: by anyone, by themselves, and by the host. */
export function OpenMemberMenu({ member, button, byKeys, onAsk, onClose }: OpenMemberMenuProps) {
  const t = useTranslations("room");
  const live = useLive();
  const { me, role } = useSignal(live.people);
  const following = useSignal(live.following);
  const { actor, name } = member;
  const isMe = actor === me;
  const follows = following === actor;
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (byKeys) menu.current?.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
  }, [byKeys]);
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden className="pointer-events-none absolute inset-0" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        ref={menu}
        aria-labelledby={button.current?.id}
        align="start"
        sideOffset={6}
        collisionPadding={8}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          button.current?.focus();
        }}
        // Its own button closes it when it is pressed; closed before, the press would open it anew.
        onInteractOutside={(event) => {
          if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault();
        }}
        className="z-50 max-h-[min(70dvh,var(--radix-dropdown-menu-content-available-height))] min-w-52 max-w-[min(20rem,calc(100vw-1rem))] animate-rise overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-xl"
      >
        <DropdownMenu.Label className="px-3 pt-2 pb-1 text-sm text-soft">
          {t.rich("memberMenu.valueGuest", {
            bdi: () => <bdi>{isMe ? t("memberMenu.you") : name}</bdi>,
            role: member.role,
            isGuest: member.isGuest ? "yes" : "no",
          })}
        </DropdownMenu.Label>
        {!isMe && (
          <DropdownMenu.Item className={item} onSelect={() => live.follow(follows ? null : actor)}>
            {follows ? t("memberMenu.stopFollowing") : t("memberMenu.follow")}
          </DropdownMenu.Item>
        )}
        {!isMe && (
          <DropdownMenu.Item className={item} onSelect={() => onAsk("report")}>
            {t("memberMenu.report")}
          </DropdownMenu.Item>
        )}
        {isMe && (
          <DropdownMenu.Item className={item} onSelect={() => window.location.assign("/account")}>
            {t("memberMenu.changeNameKeepAccount")}
          </DropdownMenu.Item>
        )}
        {role === "host" && (
          <>
            {member.asks && (
              <>
                <DropdownMenu.Separator className="my-1 h-px bg-line" />
                <DropdownMenu.Label className="px-3 py-1 text-sm text-soft">
                  {t("memberMenu.asksToEdit")}
                </DropdownMenu.Label>
                <DropdownMenu.Item className={item} onSelect={() => void live.answer(actor, true)}>
                  {t("memberMenu.letEdit")}
                </DropdownMenu.Item>
                <DropdownMenu.Item className={item} onSelect={() => void live.answer(actor, false)}>
                  {t("memberMenu.notNow")}
                </DropdownMenu.Item>
              </>
            )}
            {!isMe && (
              <>
                <DropdownMenu.Separator className="my-1 h-px bg-line" />
                <DropdownMenu.RadioGroup value={member.role}>
                  {ROLES.map((candidate) => (
                    <DropdownMenu.RadioItem
                      key={candidate}
                      value={candidate}
                      className={`${item} data-[state=checked]:font-semibold`}
                      onSelect={() => void live.command({ kind: "role", member: actor, role: candidate })}
                    >
                      {roleWordsIn(t)[candidate]}
                      <DropdownMenu.ItemIndicator className="ms-auto text-soft">
                        {t("memberMenu.now")}
                      </DropdownMenu.ItemIndicator>
                    </DropdownMenu.RadioItem>
                  ))}
                </DropdownMenu.RadioGroup>
              </>
            )}
            <DropdownMenu.Separator className="my-1 h-px bg-line" />
            {!isMe && (
              <DropdownMenu.Item
                className={item}
                onSelect={() => void live.command({ kind: "mute", member: actor, muted: !member.muted })}
              >
                {member.muted ? t("memberMenu.unmute") : t("memberMenu.mute")}
              </DropdownMenu.Item>
            )}
            <DropdownMenu.Item className={item} onSelect={() => onAsk("revert")}>
              {t("memberMenu.revertMoment")}
            </DropdownMenu.Item>
            {!isMe && (
              <DropdownMenu.Item className={`${item} text-danger`} onSelect={() => onAsk("remove")}>
                {t("memberMenu.remove")}
              </DropdownMenu.Item>
            )}
          </>
        )}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
