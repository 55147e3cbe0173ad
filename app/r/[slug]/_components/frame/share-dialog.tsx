"use client";

import { Flag } from "lucide-react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { useFacts, useLive } from "../../_live/live-context";
import { useSignal } from "../../_live/signal";
import { InviteLinks } from "./invite-links";
import { LinkField } from "./link-field";
import { RoomSettings } from "./room-settings";

/** The room's address for everyone; for the host also who may come, and as what. */
export function ShareDialog({ onClose, onReport }: { onClose: () => void; onReport: () => void }) {
  const { slug, title } = useFacts();
  const { role } = useSignal(useLive().people);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={`Share ${title}`} wide={role === "host"}>
      <div className="flex flex-col gap-8">
        <LinkField label="Link to this room" value={`${window.location.origin}/r/${slug}`} />
        {role !== "host" && (
          <Button look="quiet" onClick={onReport} className="self-start">
            <Flag aria-hidden />
            Report this room
          </Button>
        )}
        {role === "host" && (
          <>
            <InviteLinks />
            <RoomSettings />
          </>
        )}
      </div>
    </Dialog>
  );
}
