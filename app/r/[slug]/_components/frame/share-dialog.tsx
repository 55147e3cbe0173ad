"use client";

import { useQuery } from "@tanstack/react-query";
import { Flag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { useFacts, useLive, useTitle } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { InviteLinks } from "./invite-links";
import { LinkField } from "./link-field";
import { addressWords, noAddressWords, type RoomAccess } from "./link-words";
import { RoomSettings } from "./room-settings";

/** The room's address for everyone; for the host also who may come, and as what. */
export function ShareDialog({ onClose, onReport }: { onClose: () => void; onReport: () => void }) {
  const t = useTranslations("room");
  const { slug } = useFacts();
  const title = useTitle();
  const { role } = useSignal(useLive().people);
  const { data: room } = useQuery(useTRPC().room.bySlug.queryOptions({ slug }));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("shareDialog.shareTitle", { title })}
      wide={role === "host"}
    >
      <div className="flex flex-col gap-8">
        {room && <Address room={room} slug={slug} isHost={role === "host"} />}
        {role !== "host" && (
          <Button variant="quiet" onClick={onReport} className="self-start">
            <Flag aria-hidden />
            {t("shareDialog.reportThisRoom")}
          </Button>
        )}
        {role === "host" && (
          <>
            {room && !room.archived && <InviteLinks />}
            <RoomSettings />
          </>
        )}
      </div>
    </Dialog>
  );
}

/** The room's own address, where it lets somebody in; else why it does not. */
function Address({ room, slug, isHost }: { room: RoomAccess; slug: string; isHost: boolean }) {
  const t = useTranslations("room");
  const words = addressWords(t, room);
  if (!words) return <p className="text-soft">{noAddressWords(t, room, isHost)}</p>;
  return (
    <LinkField
      label={t("shareDialog.linkRoom")}
      about={words}
      value={`${window.location.origin}/r/${slug}`}
    />
  );
}
