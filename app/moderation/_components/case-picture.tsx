"use client";

import { Hash, Image, MessageSquare, MessagesSquare, User, WalletCards } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/app/_components/ui/cn";
import type { SubjectKind } from "@/core/moderation/subjects";

const ICONS = {
  work: Image,
  room: MessagesSquare,
  person: User,
  comment: MessageSquare,
  chat: Hash,
  exhibition: WalletCards,
};

type CasePictureProps = {
  id: string;
  kind: SubjectKind;
  work: string | null;
  size: 256 | 1024;
  alt: string;
  className?: string;
};

/** What a case is about, by the addresses that moderators alone have; an icon where it has no picture. */
export function CasePicture({ id, kind, work, size, alt, className }: CasePictureProps) {
  const t = useTranslations("desk");
  const [missing, setMissing] = useState(false);
  const src = work
    ? `/api/moderation/works/${work}/${size}`
    : kind === "room" || kind === "chat"
      ? `/api/moderation/cases/${id}/frames/last`
      : null;
  const Icon = ICONS[kind];
  const shape = cn("block aspect-square w-full object-contain", className);
  if (!src || missing)
    return (
      <span className={cn(shape, "grid place-items-center text-soft")}>
        <Icon aria-hidden className="size-5" />
        {alt && <span className="sr-only">{t("casePicture.noPicture")}</span>}
      </span>
    );
  return (
    <img
      src={src}
      alt={alt}
      width={size}
      height={size}
      loading="lazy"
      decoding="async"
      onError={() => setMissing(true)}
      ref={(picture) => {
        // It may have failed before the page listened.
        if (picture?.complete && picture.naturalWidth === 0) setMissing(true);
      }}
      className={shape}
    />
  );
}
