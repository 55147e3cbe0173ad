"use client";

import { type ComponentProps, cloneElement, type ReactElement, useId, useRef, useState } from "react";
import { later } from "@/app/_components/later";
import { ReportDialog } from "@/app/_moderation/report-button";
import { subjectOf } from "@/core/moderation/subjects";
import type { Member } from "@/core/room/protocol/messages";
import type { Asked } from "./open-member-menu";

const OpenMemberMenu = later(() => import("./open-member-menu").then((module) => module.OpenMemberMenu));
const RemoveDialog = later(() => import("./remove-dialog").then((module) => module.RemoveDialog));
const RevertDialog = later(() => import("./revert-dialog").then((module) => module.RevertDialog));

/** A button that opens what can be done about a member. The menu is fetched when it is first opened. */
export function MemberMenu({
  member,
  children,
}: {
  member: Member;
  children: ReactElement<ComponentProps<"button">>;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<"by keys" | "by hand" | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const done = () => setAsked(null);
  return (
    <div className="relative">
      {cloneElement(children, {
        id,
        ref: button,
        "aria-haspopup": "menu",
        "aria-expanded": open !== null,
        // A press of a key is a click without a count.
        onClick: ({ detail }) => setOpen(open ? null : detail === 0 ? "by keys" : "by hand"),
        onKeyDown: (event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setOpen("by keys");
        },
      })}
      {open && (
        <OpenMemberMenu
          member={member}
          button={button}
          byKeys={open === "by keys"}
          onAsk={setAsked}
          onClose={() => setOpen(null)}
        />
      )}
      {asked === "report" && (
        <ReportDialog
          subject={subjectOf("person", member.actor)}
          what={member.name}
          isNobody={false}
          onClose={done}
        />
      )}
      {asked === "remove" && <RemoveDialog member={member} onClose={done} />}
      {asked === "revert" && <RevertDialog member={member} onClose={done} />}
    </div>
  );
}
