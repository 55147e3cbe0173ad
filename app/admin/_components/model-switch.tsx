"use client";

import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/app/_api/trpc";
import type { ModelId } from "@/core/kernel/ids/ids";
import { Switch } from "./switch";
import { useAct } from "./use-act";

export function ModelSwitch({ id, title, on }: { id: ModelId; title: string; on: boolean }) {
  const t = useTranslations("admin");
  const api = useTRPCClient();
  const { act, busy } = useAct();
  return (
    <Switch
      label={t("modelSwitch.titleNewRooms", { title })}
      on={on}
      busy={busy}
      onChange={(next) =>
        void act(
          () => api.admin.models.turn.mutate({ id, on: next }),
          next ? t("modelSwitch.titleIsOn", { title }) : t("modelSwitch.titleOffNewRooms", { title }),
        )
      }
    />
  );
}
