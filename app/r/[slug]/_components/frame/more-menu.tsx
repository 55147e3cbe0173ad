"use client";

import { Clapperboard, Ellipsis, Frame, Projector, Settings2, Snowflake } from "lucide-react";
import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { IconButton } from "@/app/_components/ui/icon-button";

type MoreMenuProps = {
  /** Null for those who may not freeze the room now. */
  frozen: boolean | null;
  onFreeze: (frozen: boolean) => void;
  onPublish: () => void;
  onExport: () => void;
  onStage: () => void;
  /** Null for those whose room it is not. */
  onSettings: (() => void) | null;
};

const item =
  "flex min-h-11 cursor-pointer select-none items-center gap-3 rounded-sm px-3 outline-none data-[highlighted]:bg-well [&_svg]:size-5";

/** On a phone: what is needed now and then, so that the room's name has a place. */
export function MoreMenu({ frozen, onFreeze, onPublish, onExport, onStage, onSettings }: MoreMenuProps) {
  const tStage = useTranslations("instrument.stage");
  const t = useTranslations("room");
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton label={t("moreMenu.more")}>
          <Ellipsis aria-hidden />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        align="end"
        sideOffset={6}
        collisionPadding={8}
        className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 animate-rise overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-xl"
      >
        <DropdownMenu.Item className={item} onSelect={onPublish}>
          <Frame aria-hidden />
          {t("moreMenu.publish")}
        </DropdownMenu.Item>
        <DropdownMenu.Item className={item} onSelect={onExport}>
          <Clapperboard aria-hidden />
          {t("moreMenu.export")}
        </DropdownMenu.Item>
        <DropdownMenu.Item className={item} onSelect={onStage}>
          <Projector aria-hidden />
          {tStage("open")}
        </DropdownMenu.Item>
        {frozen !== null && (
          <DropdownMenu.Item className={item} onSelect={() => onFreeze(!frozen)}>
            <Snowflake aria-hidden />
            {frozen ? t("moreMenu.thawRoom") : t("moreMenu.freezeRoom")}
          </DropdownMenu.Item>
        )}
        {onSettings && (
          <DropdownMenu.Item className={item} onSelect={onSettings}>
            <Settings2 aria-hidden />
            {t("moreMenu.roomSettings")}
          </DropdownMenu.Item>
        )}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
