"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { Choice, Field } from "@/app/_components/ui/field";
import { inputClass } from "@/app/_components/ui/input-class";
import { say } from "@/app/_components/ui/toasts";
import { type Visibility, visibilitiesIn } from "@/app/_components/visibility";
import { useFacts } from "@/app/_room/live/live-context";
import type { Say } from "@/app/_words/say";

const fadeWords = (t: Say<"room">, days: number): string => {
  if (days === 0) return t("roomSettings.staysTheirs");
  return t("roomSettings.becomesPartPictureAfter", { days });
};

/** Who can find the room and who needs what to come in; for its host. */
export function RoomSettings() {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const tFrame = useTranslations("frame");
  const { id, slug } = useFacts();
  const api = useTRPC();
  const queries = useQueryClient();
  const { data: room } = useQuery(api.room.bySlug.queryOptions({ slug }));
  const [visibility, setVisibility] = useState<Visibility | null>(null);
  const [fadeDays, setFadeDays] = useState<number | null>(null);
  const [knock, setKnock] = useState<boolean | null>(null);
  const [password, setPassword] = useState("");
  const update = useMutation(
    api.room.update.mutationOptions({
      onSuccess: () => {
        setPassword("");
        void say(t("roomSettings.roomsSettingsSaved"));
        void queries.invalidateQueries(api.room.bySlug.queryFilter({ slug }));
      },
    }),
  );
  if (!room) return null;
  const chosen = visibility ?? room.visibility;

  function submit(event: FormEvent) {
    event.preventDefault();
    update.mutate({
      id,
      visibility: chosen,
      ...(fadeDays !== null && { fadeDays }),
      ...(knock !== null && { knock }),
      ...(password && { password }),
    });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4 border-line border-t pt-6">
      <h3 className="font-semibold">{t("roomSettings.whoMayCome")}</h3>
      <Choice
        legend={t("roomSettings.whoCanFind")}
        name="room-visibility"
        value={chosen}
        options={visibilitiesIn(tFrame)}
        onChange={setVisibility}
      />
      <Field
        label={room.hasPassword ? t("roomSettings.newPassword") : t("roomSettings.password")}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        hint={room.hasPassword ? t("roomSettings.thereOneNowLeave") : t("roomSettings.leaveEmptyNone")}
        error={update.error ? wordsOf(tErrors, update.error) : null}
      />
      <label className="flex min-h-11 items-start gap-3">
        <input
          type="checkbox"
          checked={knock ?? room.knocks}
          onChange={(event) => setKnock(event.target.checked)}
          className="mt-1 size-5 shrink-0 accent-ink"
        />
        <span>
          <span className="font-medium">{t("roomSettings.peopleKnock")}</span>
          <span className="block text-sm text-soft">{t("roomSettings.whoComesWithoutInvite")}</span>
        </span>
      </label>
      <label className="flex flex-col gap-1.5">
        <span className="font-medium text-sm">{t("roomSettings.whatPeopleWhoLeft")}</span>
        <select
          value={fadeDays ?? room.fadeDays}
          onChange={(event) => setFadeDays(Number(event.target.value))}
          className={inputClass}
        >
          {[...new Set([0, 1, 7, 30, room.fadeDays])]
            .sort((one, other) => one - other)
            .map((days) => (
              <option key={days} value={days}>
                {fadeWords(t, days)}
              </option>
            ))}
        </select>
        <span className="text-sm text-soft">{t("roomSettings.pictureStaysTheirPulls")}</span>
      </label>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="solid" busy={update.isPending}>
          {t("roomSettings.save")}
        </Button>
        {room.hasPassword && (
          <Button busy={update.isPending} onClick={() => update.mutate({ id, password: null })}>
            {t("roomSettings.removeThePassword")}
          </Button>
        )}
      </div>
    </form>
  );
}
