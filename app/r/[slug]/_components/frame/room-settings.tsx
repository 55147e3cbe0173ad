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

const fadeWords = (days: number): string => {
  if (days === 0) return "Stays theirs";
  return `Becomes part of the picture after ${days === 1 ? "a day" : `${days} days`}`;
};

/** Who can find the room and who needs what to come in; for its host. */
export function RoomSettings() {
  const tErrors = useTranslations("errors");
  const tFrame = useTranslations("frame");

  const { id, slug } = useFacts();
  const api = useTRPC();
  const queries = useQueryClient();
  const { data: room } = useQuery(api.room.bySlug.queryOptions({ slug }));
  const [visibility, setVisibility] = useState<Visibility | null>(null);
  const [fadeDays, setFadeDays] = useState<number | null>(null);
  const [password, setPassword] = useState("");
  const update = useMutation(
    api.room.update.mutationOptions({
      onSuccess: () => {
        setPassword("");
        void say("The room's settings are saved.");
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
      ...(password && { password }),
    });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4 border-line border-t pt-6">
      <h3 className="font-semibold">Who may come in</h3>
      <Choice
        legend="Who can find it"
        name="room-visibility"
        value={chosen}
        options={visibilitiesIn(tFrame)}
        onChange={setVisibility}
      />
      <Field
        label={room.hasPassword ? "New password" : "Password"}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        hint={room.hasPassword ? "There is one now. Leave this empty to keep it." : "Leave empty for none."}
        error={update.error ? wordsOf(tErrors, update.error) : null}
      />
      <label className="flex flex-col gap-1.5">
        <span className="font-medium text-sm">What people who left pulled at</span>
        <select
          value={fadeDays ?? room.fadeDays}
          onChange={(event) => setFadeDays(Number(event.target.value))}
          className={inputClass}
        >
          {[...new Set([0, 1, 7, 30, room.fadeDays])]
            .sort((one, other) => one - other)
            .map((days) => (
              <option key={days} value={days}>
                {fadeWords(days)}
              </option>
            ))}
        </select>
        <span className="text-sm text-soft">
          The picture stays as it is: their pulls become one, nobody’s, and everybody’s credit is kept.
        </span>
      </label>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="solid" busy={update.isPending}>
          Save
        </Button>
        {room.hasPassword && (
          <Button disabled={update.isPending} onClick={() => update.mutate({ id, password: null })}>
            Remove the password
          </Button>
        )}
      </div>
    </form>
  );
}
