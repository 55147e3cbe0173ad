"use client";

import { DropdownMenu } from "radix-ui";
import { type ReactNode, useState } from "react";
import { ReportDialog } from "@/app/_moderation/report-button";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { subjectOf } from "@/core/moderation/subjects";
import type { Member } from "@/core/room/protocol/messages";
import { ROLES } from "@/core/room/protocol/roles";
import { RemoveDialog } from "./remove-dialog";
import { RevertDialog } from "./revert-dialog";

const item =
  "flex min-h-10 cursor-pointer select-none items-center gap-2 rounded-sm px-3 outline-none data-[disabled]:cursor-default data-[highlighted]:bg-well data-[disabled]:opacity-45 coarse:min-h-11";
const ROLE_WORDS = { host: "Host", editor: "Editor", viewer: "Viewer" };

/** What can be done about a member: by anyone, by themselves, and by the host. */
export function MemberMenu({ member, children }: { member: Member; children: ReactNode }) {
  const live = useLive();
  const { me, role } = useSignal(live.people);
  const following = useSignal(live.following);
  const [reverting, setReverting] = useState(false);
  const [removing, setRemoving] = useState(false);
  const [reporting, setReporting] = useState(false);
  const { actor, name } = member;
  const isMe = actor === me;
  const follows = following === actor;
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
        <DropdownMenu.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-h-[70dvh] min-w-52 max-w-[min(20rem,calc(100vw-1rem))] animate-rise overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-xl"
        >
          <DropdownMenu.Label className="px-3 pt-2 pb-1 text-sm text-soft">
            <bdi>{isMe ? "You" : name}</bdi>, {ROLE_WORDS[member.role].toLowerCase()}
            {member.isGuest && ", guest"}
          </DropdownMenu.Label>
          {!isMe && (
            <DropdownMenu.Item className={item} onSelect={() => live.follow(follows ? null : actor)}>
              {follows ? "Stop following" : "Follow"}
            </DropdownMenu.Item>
          )}
          {!isMe && (
            <DropdownMenu.Item className={item} onSelect={() => setReporting(true)}>
              Report
            </DropdownMenu.Item>
          )}
          {isMe && (
            <DropdownMenu.Item className={item} onSelect={() => window.location.assign("/account")}>
              Change name or keep account
            </DropdownMenu.Item>
          )}
          {role === "host" && (
            <>
              {member.asks && (
                <>
                  <DropdownMenu.Separator className="my-1 h-px bg-line" />
                  <DropdownMenu.Label className="px-3 py-1 text-sm text-soft">
                    Asks to edit
                  </DropdownMenu.Label>
                  <DropdownMenu.Item className={item} onSelect={() => void live.answer(actor, true)}>
                    Let edit
                  </DropdownMenu.Item>
                  <DropdownMenu.Item className={item} onSelect={() => void live.answer(actor, false)}>
                    Not now
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
                        {ROLE_WORDS[candidate]}
                        <DropdownMenu.ItemIndicator className="ml-auto text-soft">
                          now
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
                  {member.muted ? "Unmute" : "Mute"}
                </DropdownMenu.Item>
              )}
              <DropdownMenu.Item className={item} onSelect={() => setReverting(true)}>
                Revert to a moment
              </DropdownMenu.Item>
              {!isMe && (
                <DropdownMenu.Item className={`${item} text-danger`} onSelect={() => setRemoving(true)}>
                  Remove
                </DropdownMenu.Item>
              )}
            </>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Root>
      {reporting && (
        <ReportDialog
          subject={subjectOf("person", actor)}
          what={name}
          isNobody={false}
          onClose={() => setReporting(false)}
        />
      )}
      {removing && <RemoveDialog member={member} onClose={() => setRemoving(false)} />}
      {reverting && <RevertDialog member={member} onClose={() => setReverting(false)} />}
    </>
  );
}
